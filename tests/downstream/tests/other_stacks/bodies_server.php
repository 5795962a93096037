<?php
// Serves the service Bodies with PHP's SoapServer, in PHP's built-in web server.

ini_set('soap.wsdl_cache_enabled', '0');

class Bodies
{
    public function Move($by, $points)
    {
        if ($by === 0) {
            throw new SoapFault('Client', 'it stays');
        }
        $moved = array_map(fn ($point) => ['x' => $point->x + $by, 'y' => $point->y + $by], $points->point ?? []);
        return ['point' => $moved];
    }

    public function Touch()
    {
    }

    public function Swap($first, $second)
    {
        return ['first' => strrev($first), 'second' => ['x' => $second->y, 'y' => $second->x]];
    }
}

$options = ['features' => SOAP_SINGLE_ELEMENT_ARRAYS];
$server = new SoapServer(__DIR__ . '/../../wsdl/bodies.wsdl', $options);
$server->setObject(new Bodies());
$server->handle();
