"""Calls the in-memory NetServer with zeep. Usage: zeep_client.py BASE_URL WSDL_FOLDER.

Exits with 0 if all checks pass."""

import sys

from zeep import Client
from zeep.exceptions import Fault

base, wsdl = sys.argv[1:]


def service(name):
    client = Client(f"{wsdl}/{name}.wsdl")
    binding = next(iter(client.wsdl.bindings))
    return client.create_service(binding, f"{base}/{name}.svc")


principal, user = service("SoPrincipal"), service("User")
NEW = "nytt påssord <&> 😀"


def log_in(password):
    answer = principal.AuthenticateUsernamePassword(UserName="ADM0", Password=password)
    return answer.body


refused = log_in("wrong")
assert refused.AuthenticationSucceeded is False and refused.Credentials is None, refused
welcome = log_in("old password")
assert welcome.AuthenticationSucceeded is True and welcome.Response.AssociateId == 5, welcome
ticket = {"Ticket": welcome.Credentials.Ticket}

denied = user.SetPassword(AssociateId=5, Password=NEW, _soapheaders={"Credentials": {"Ticket": "7T:BAD"}})
assert denied.header.Succeeded is False, denied
assert denied.header.ExceptionInfo.ExceptionType == "SuperOffice.Exceptions.SoSessionException", denied
assert log_in("old password").AuthenticationSucceeded is True

done = user.SetPassword(AssociateId=5, Password=NEW, _soapheaders={"Credentials": ticket})
assert done.header.Succeeded is True and done.body.Response is True, done
nobody = user.SetPassword(AssociateId=6, Password=NEW, _soapheaders={"Credentials": ticket})
assert nobody.body.Response is False, nobody
assert log_in("old password").AuthenticationSucceeded is False
assert log_in(NEW).AuthenticationSucceeded is True

try:
    user.GetUser(UserId=5, _soapheaders={"Credentials": ticket})
except Fault as fault:
    assert fault.code.endswith("Server") and fault.message == "GetUser is not implemented", fault
else:
    raise AssertionError("no fault")
try:
    user.SetPassword(AssociateId=5, _soapheaders={"Credentials": ticket})
except Fault as fault:
    assert fault.code.endswith("Client") and fault.message == "AssociateId or Password is missing", fault
else:
    raise AssertionError("no fault")
print("zeep: all checks passed")
