<?php
// Calls the in-memory NetServer with PHP's SoapClient. Usage: php_client.php BASE_URL WSDL_FOLDER. Exits with 0 if all
// checks pass.

ini_set('soap.wsdl_cache_enabled', '0');
[, $base, $wsdl] = $argv;
const NAMESPACE_URI = 'http://www.superoffice.net/ws/crm/NetServer/Services86';
const NEW_PASSWORD = "nytt påssord <&> 😀";

function check(bool $fine, string $what): void
{
    if (!$fine) {
        fwrite(STDERR, "$what\n");
        exit(1);
    }
}

function service(string $name): SoapClient
{
    global $base, $wsdl;
    return new SoapClient("$wsdl/$name.wsdl", ['location' => "$base/$name.svc", 'exceptions' => true]);
}

$principal = service('SoPrincipal');
$user = service('User');
$logIn = fn (string $password) => $principal->AuthenticateUsernamePassword(['UserName' => 'ADM0', 'Password' => $password]);
$setPassword = function (array $members, string $ticket, &$headers = null) use ($user) {
    $header = new SoapHeader(NAMESPACE_URI, 'Credentials', ['Ticket' => $ticket]);
    return $user->__soapCall('SetPassword', [$members], null, [$header], $headers);
};

check($logIn('wrong')->AuthenticationSucceeded === false, 'a wrong password');
$welcome = $logIn('old password');
check($welcome->AuthenticationSucceeded === true && $welcome->Response->AssociateId === 5, 'the right password');
$ticket = $welcome->Credentials->Ticket;

$setPassword(['AssociateId' => 5, 'Password' => NEW_PASSWORD], '7T:BAD', $headers);
check($headers['Succeeded'] === false, 'a bad ticket');
check($headers['ExceptionInfo']->Message === 'Authentication failed!', 'the reason of a bad ticket');
check($logIn('old password')->AuthenticationSucceeded === true, 'the old password');

$done = $setPassword(['AssociateId' => 5, 'Password' => NEW_PASSWORD], $ticket, $headers);
check($headers['Succeeded'] === true && $done->Response === true, 'setting the password');
check($setPassword(['AssociateId' => 6, 'Password' => 'x'], $ticket)->Response === false, 'an unknown associate');
check($logIn('old password')->AuthenticationSucceeded === false, 'the old password afterwards');
check($logIn(NEW_PASSWORD)->AuthenticationSucceeded === true, 'the new password');

try {
    $user->GetUser(['UserId' => 5]);
    check(false, 'no fault');
} catch (SoapFault $fault) {
    check(str_ends_with($fault->faultcode, 'Server'), $fault->faultcode);
    check($fault->faultstring === 'GetUser is not implemented', $fault->faultstring);
}
try {
    $setPassword(['AssociateId' => 5], $ticket);
    check(false, 'no fault');
} catch (SoapFault $fault) {
    check(str_ends_with($fault->faultcode, 'Client'), $fault->faultcode);
    check($fault->faultstring === 'AssociateId or Password is missing', $fault->faultstring);
}
echo "PHP: all checks passed\n";
