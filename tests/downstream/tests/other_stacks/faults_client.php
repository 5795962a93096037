<?php
// Calls the service Quotes with PHP's SoapClient in both versions of SOAP. Usage: faults_client.php WSDL URL.

ini_set('soap.wsdl_cache_enabled', '0');
[, $wsdl, $url] = $argv;

foreach ([SOAP_1_1 => 'Client', SOAP_1_2 => 'Sender'] as $version => $code) {
    $client = new SoapClient($wsdl, ['location' => $url, 'soap_version' => $version, 'trace' => true]);
    $answer = $client->GetQuote(['Name' => 'ABC']);
    echo $version, ' ', $answer->Amount, "\n";
    try {
        $client->GetQuote(['Name' => 'XYZ']);
    } catch (SoapFault $fault) {
        $detail = $fault->detail->InvalidSymbol;
        $says_code = str_ends_with($fault->faultcode, $code) ? $code : $fault->faultcode;
        echo $says_code, ' ', $fault->faultstring, ' ', $detail->Symbol, ' ', $detail->Nearest, "\n";
    }
    try {
        $client->GetQuote(['Name' => 'busy']);
    } catch (SoapFault $fault) {
        echo $fault->detail->Busy, "\n";
    }
}
