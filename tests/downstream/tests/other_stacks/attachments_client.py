"""Calls the service Album with multipart messages. Usage: attachments_client.py WSDL URL.
The requests are written by Python's email package; the responses are read by it and by zeep."""

import sys
from base64 import b64decode
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from urllib.request import Request, urlopen

from lxml import etree
from requests_toolbelt.multipart.decoder import MultipartDecoder
from zeep.wsdl.attachments import MessagePack
from zeep.wsdl.messages.xop import process_xop

_, url = sys.argv[1:]
SOAP, ALBUM = "http://schemas.xmlsoap.org/soap/envelope/", "urn:album"
XOP = "http://www.w3.org/2004/08/xop/include"


def part(content, content_type, content_id, encoding):
    """Returns a part with a transfer encoding, which is usual in mail but not needed in HTTP."""
    part = MIMEPart(policy=policy.SMTP)
    maintype, subtype = content_type.split("/")
    part.set_content(content, maintype, subtype, cte=encoding)
    part.replace_header("Content-Type", content_type)
    part["Content-ID"] = f"<{content_id}>"
    return part


def call(action, root_type, content, parts):
    envelope = f"<s:Envelope xmlns:s='{SOAP}' xmlns:a='{ALBUM}' xmlns:x='{XOP}'><s:Body>{content}</s:Body></s:Envelope>"
    message = EmailMessage(policy=policy.SMTP)
    message["Content-Type"] = f'multipart/related; type="{root_type}"; start="<env@here>"; start-info="text/xml"'
    root = part(envelope.encode(), "text/xml", "env@here", "quoted-printable")
    if root_type != "text/xml":
        root.replace_header("Content-Type", f'{root_type}; charset=utf-8; type="text/xml"')
    # The root part comes last, and `start` names it.
    for one in [*parts, root]:
        message.attach(one)
    head, _, body = message.as_bytes().partition(b"\r\n\r\n")
    content_type = " ".join(head.decode().partition("Content-Type: ")[2].split("\r\nMIME")[0].split())
    request = Request(url, body, {"Content-Type": content_type, "SOAPAction": f'"urn:album/{action}"'})
    with urlopen(request) as answer:
        return answer.headers["Content-Type"], answer.read()


def by_email(content_type, body):
    whole = BytesParser(policy=policy.HTTP).parsebytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    parts = list(whole.iter_parts())
    assert not whole.defects and not any(one.defects for one in parts), whole.defects
    assert parts[0]["Content-ID"] == whole.get_param("start")
    return parts


def by_zeep(content_type, body):
    root, *others = MultipartDecoder(body, content_type, "utf-8").parts
    return MessagePack(parts=others), etree.fromstring(root.content)


# The content doesn't end in a line end, because zeep would strip it.
photo = bytes(range(256)) + b"\r\n--\n\0"
turn = "<a:Turn><degrees>4</degrees></a:Turn>"
answer = call("Turn", "text/xml", turn, [part(photo, "image/png", "photo=1@here", "base64")])
envelope, turned, key = by_email(*answer)
print(turned["Content-ID"].split("=")[0], turned.get_content_type(), turned.get_payload(decode=True) == photo)
print(key["Content-ID"].split("=")[0], key.get_content_type(), key.get_payload(decode=True))
pack, root = by_zeep(*answer)
print(root.findtext(".//degrees"), [one.content == photo for one in pack.attachments])

scan = '<a:Scan><a:Page><x:Include href="cid:page%201@here"/></a:Page></a:Scan>'
answer = call("Scan", "application/xop+xml", scan, [part(photo * 4, "application/octet-stream", "page%201@here", "base64")])
envelope, book = by_email(*answer)
print(envelope.get_content_type(), book.get_payload(decode=True) == photo * 4)
pack, root = by_zeep(*answer)
process_xop(root, pack)
print(b64decode(root.findtext(".//{urn:album}Book")) == photo * 4)
