// Reads responses and writes SetPassword with JAXB over Woodstox, as JAX-WS does, and prints the least CPU time of one in
// nanoseconds. Peer MILLISECONDS read FILE... | Peer MILLISECONDS write

import javax.xml.bind.*;
import java.io.*;
import java.lang.management.*;
import java.nio.file.*;
import java.util.concurrent.Callable;
import javax.xml.namespace.QName;
import javax.xml.stream.*;
import so.*;

public class Peer {
  static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
  static Object kept;

  static void measure(String what, long milliseconds, Callable<Object> run) throws Exception {
    // The virtual machine compiles what runs often, in other threads.
    for (long start = System.nanoTime(); System.nanoTime() - start < 2 * milliseconds * 1_000_000; ) kept = run.call();
    long before = THREAD.getCurrentThreadCpuTime();
    kept = run.call();
    // The clock is coarse, so the mean of many short ones counts.
    long times = Math.max(1, Math.min(64, 1_000_000 / Math.max(1, THREAD.getCurrentThreadCpuTime() - before)));
    long least = Long.MAX_VALUE, start = System.nanoTime();
    for (int turn = 0; turn < 5 || System.nanoTime() - start < milliseconds * 1_000_000; turn++) {
      before = THREAD.getCurrentThreadCpuTime();
      for (long time = 0; time < times; time++) kept = run.call();
      least = Math.min(least, (THREAD.getCurrentThreadCpuTime() - before) / times);
    }
    System.out.println(what + "\t" + least);
  }

  static <T> T read(Unmarshaller unmarshaller, XMLInputFactory factory, byte[] message, Class<T> of) throws Exception {
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(message), "UTF-8");
    for (boolean body = false; ; ) {
      if (reader.next() != XMLStreamConstants.START_ELEMENT) continue;
      if (body) break;
      body = reader.getLocalName().equals("Body") && reader.getNamespaceURI().equals(SOAP);
    }
    T value = unmarshaller.unmarshal(reader, of).getValue();
    while (reader.hasNext()) reader.next();
    return value;
  }

  static byte[] write(Marshaller marshaller, XMLOutputFactory factory) throws Exception {
    ObjectFactory objects = new ObjectFactory();
    SoCredentials credentials = objects.createSoCredentials();
    credentials.setTicket("7T:MwA1ADMANAAxAGYAZgA4AGYAZQBkAGQA");
    SetPassword request = objects.createSetPassword();
    request.setAssociateId(5);
    request.setPassword("correct horse & battery");
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    XMLStreamWriter writer = factory.createXMLStreamWriter(out, "UTF-8");
    writer.writeStartElement("S", "Envelope", SOAP);
    writer.writeNamespace("S", SOAP);
    writer.writeStartElement("S", "Header", SOAP);
    marshaller.marshal(objects.createApplicationToken("0b2f3c8a9d"), writer);
    marshaller.marshal(objects.createCredentials(credentials), writer);
    writer.writeEndElement();
    writer.writeStartElement("S", "Body", SOAP);
    marshaller.marshal(request, writer);
    writer.writeEndElement();
    writer.writeEndElement();
    writer.close();
    return out.toByteArray();
  }

  public static void main(String[] arguments) throws Exception {
    long milliseconds = Long.parseLong(arguments[0]);
    JAXBContext context = JAXBContext.newInstance(ObjectFactory.class);
    if (arguments[1].equals("write")) {
      Marshaller marshaller = context.createMarshaller();
      marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
      XMLOutputFactory factory = XMLOutputFactory.newInstance();
      if (!new String(write(marshaller, factory), "UTF-8").contains("correct horse &amp; battery")) System.exit(1);
      measure("SetPassword", milliseconds, () -> write(marshaller, factory));
      return;
    }
    Unmarshaller unmarshaller = context.createUnmarshaller();
    XMLInputFactory factory = XMLInputFactory.newInstance();
    for (int number = 2; number < arguments.length; number++) {
      byte[] message = Files.readAllBytes(Path.of(arguments[number]));
      if (new String(message, "UTF-8").contains("GetUserInfoListResponse")) {
        GetUserInfoListResponse list = read(unmarshaller, factory, message, GetUserInfoListResponse.class);
        if (list.getResponse().getUserInfo().size() < 100) System.exit(1);
        measure(arguments[number], milliseconds, () -> read(unmarshaller, factory, message, GetUserInfoListResponse.class));
      } else {
        GetUserResponse user = read(unmarshaller, factory, message, GetUserResponse.class);
        if (user.getResponse().getAssociateId() != 103) System.exit(1);
        measure(arguments[number], milliseconds, () -> read(unmarshaller, factory, message, GetUserResponse.class));
      }
    }
  }
}
