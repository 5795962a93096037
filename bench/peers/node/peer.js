// Reads responses and writes SetPassword with npm's soap, and prints the least CPU time of one in nanoseconds.
// peer.js WSDL MILLISECONDS read FILE... | peer.js WSDL MILLISECONDS write

const fs = require('fs');
const soap = require('soap');

const SERVICES = 'http://www.superoffice.net/ws/crm/NetServer/Services86';

const microseconds = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

function measure(what, milliseconds, run) {
  let before = microseconds();
  run();
  // The clock counts microseconds, so each turn takes some milliseconds.
  const times = Math.max(1, Math.floor(5000 / Math.max(1, microseconds() - before)));
  let least = Infinity;
  const start = Date.now();
  // The engine compiles what runs often.
  for (let turn = 0; turn < 10 || Date.now() - start < 2 * milliseconds; turn++) {
    before = microseconds();
    for (let time = 0; time < times; time++) run();
    least = Math.min(least, (1000 * (microseconds() - before)) / times);
  }
  console.log(`${what}\t${Math.round(least)}`);
}

async function main() {
  const [wsdl, milliseconds, way, ...files] = process.argv.slice(2);
  let request;
  const httpClient = {
    request(_, data, callback) {
      request = data;
      callback(null, { statusCode: 200, headers: {} }, '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>');
      return {};
    },
  };
  const client = await soap.createClientAsync(wsdl, { httpClient });
  if (way === 'write') {
    client.addSoapHeader({ 'tns:ApplicationToken': '0b2f3c8a9d' }, '', 'tns', SERVICES);
    client.addSoapHeader({ 'tns:Credentials': { 'tns:Ticket': '7T:MwA1ADMANAAxAGYAZgA4AGYAZQBkAGQA' } }, '', 'tns', SERVICES);
    const write = () => client.SetPassword({ AssociateId: 5, Password: 'correct horse & battery' }, () => {});
    write();
    if (!request.includes('correct horse &amp; battery')) process.exit(1);
    return measure('SetPassword', Number(milliseconds), write);
  }
  for (const file of files) {
    const message = fs.readFileSync(file, 'utf8');
    const list = message.includes('GetUserInfoListResponse');
    const read = () => client.wsdl.xmlToObject(message).Body;
    const body = read();
    // With `xsi:type` a value is an object with its attributes.
    if (list ? body.GetUserInfoListResponse.Response.UserInfo.length < 100 : !JSON.stringify(body.GetUserResponse.Response.AssociateId).includes('103')) {
      process.exit(1);
    }
    measure(file, Number(milliseconds), read);
  }
}

main();
