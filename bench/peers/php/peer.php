<?php
// Reads responses and writes SetPassword with PHP's SoapClient, and prints the least CPU time of one in nanoseconds.
// peer.php WSDL MILLISECONDS read FILE... | peer.php WSDL MILLISECONDS write

class Client extends SoapClient {
    public string $response = '';
    public string $request = '';

    public function __doRequest($request, $location, $action, $version, $oneWay = false): ?string {
        $this->request = $request;
        return $this->response;
    }
}

function microseconds(): int {
    $usage = getrusage();
    return 1000000 * ($usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec']) + $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'];
}

function measure(string $what, int $milliseconds, callable $run): void {
    $before = microseconds();
    $run();
    // The clock counts microseconds, so each turn takes some milliseconds.
    $times = max(1, intdiv(5000, max(1, microseconds() - $before)));
    $least = INF;
    $start = hrtime(true);
    for ($turn = 0; $turn < 5 || hrtime(true) - $start < $milliseconds * 1000000; $turn++) {
        $before = microseconds();
        for ($time = 0; $time < $times; $time++) $run();
        $least = min($least, 1000 * (microseconds() - $before) / $times);
    }
    printf("%s\t%d\n", $what, $least);
}

const SERVICES = 'http://www.superoffice.net/ws/crm/NetServer/Services86';
[, $wsdl, $milliseconds, $way] = $argv;
$client = new Client($wsdl, ['cache_wsdl' => WSDL_CACHE_NONE]);
$client->__setSoapHeaders([
    new SoapHeader(SERVICES, 'ApplicationToken', '0b2f3c8a9d'),
    new SoapHeader(SERVICES, 'Credentials', ['Ticket' => '7T:MwA1ADMANAAxAGYAZgA4AGYAZQBkAGQA']),
]);
if ($way === 'write') {
    $client->response = '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><SetPasswordResponse xmlns="'
        . SERVICES . '"/></s:Body></s:Envelope>';
    $write = fn() => $client->SetPassword(['AssociateId' => 5, 'Password' => 'correct horse & battery']);
    $write();
    if (!str_contains($client->request, 'correct horse &amp; battery')) exit(1);
    measure('SetPassword', (int) $milliseconds, $write);
    exit;
}
foreach (array_slice($argv, 4) as $file) {
    $client->response = file_get_contents($file);
    if (str_contains($client->response, 'GetUserInfoListResponse')) {
        if (count($client->GetUserInfoList()->Response->UserInfo) < 100) exit(1);
        measure($file, (int) $milliseconds, fn() => $client->GetUserInfoList());
    } else {
        if ($client->GetUser(['UserId' => 103])->Response->AssociateId !== 103) exit(1);
        measure($file, (int) $milliseconds, fn() => $client->GetUser(['UserId' => 103]));
    }
}
