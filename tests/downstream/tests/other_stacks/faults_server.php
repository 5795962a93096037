<?php
// Serves the service Quotes with PHP's SoapServer, in PHP's built-in web server. The path selects the version of SOAP.

ini_set('soap.wsdl_cache_enabled', '0');

class Exchange
{
    public function GetQuote($request)
    {
        // PHP writes the detail as the declared element only if the fault's name is given.
        throw match ($request->Name) {
            'XYZ' => new SoapFault('Client', 'no such', null, ['Symbol' => 'XYZ <&>', 'Nearest' => ['ABC']], 'InvalidSymbol'),
            'busy' => new SoapFault('Server', 'later', null, 30, 'Busy'),
            'loose' => new SoapFault('Server', 'loose', null, ['InvalidSymbol' => ['Symbol' => 'XYZ']]),
            default => new SoapFault('Server', 'text', null, 'a text of its own'),
        };
    }
}

$version = str_starts_with($_SERVER['REQUEST_URI'], '/12') ? SOAP_1_2 : SOAP_1_1;
$server = new SoapServer(__DIR__ . '/../../wsdl/quotes.wsdl', ['soap_version' => $version]);
$server->setObject(new Exchange());
$server->handle();
