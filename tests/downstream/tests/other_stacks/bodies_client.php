<?php
// Calls the service Bodies with PHP's SoapClient. Usage: bodies_client.php WSDL URL.

ini_set('soap.wsdl_cache_enabled', '0');
[, $wsdl, $url] = $argv;

$client = new SoapClient($wsdl, ['location' => $url, 'features' => SOAP_SINGLE_ELEMENT_ARRAYS, 'trace' => true]);
foreach ([[], [[1, 2]], [[1, 2], [3, 4]]] as $points) {
    $moved = $client->Move(3, ['point' => array_map(fn ($point) => ['x' => $point[0], 'y' => $point[1]], $points)]);
    $texts = array_map(fn ($point) => " $point->x,$point->y", $moved->point ?? []);
    echo 'Move', implode($texts), "\n";
}
echo 'Touch ', json_encode($client->Touch()), "\n";
$swapped = $client->Swap('abc', ['x' => 1, 'y' => 2]);
echo 'Swap ', $swapped['first'], ' ', $swapped['second']->x, ',', $swapped['second']->y, "\n";
try {
    $client->Move(0, []);
} catch (SoapFault $fault) {
    echo $fault->faultcode, ' ', $fault->faultstring, "\n";
}
