// Reads responses and writes SetPassword with gSOAP, and prints the least CPU time of one in nanoseconds.
// peer MILLISECONDS read FILE... | peer MILLISECONDS write

#include "BasicHttpBinding_USCOREUser.nsmap"
#include "soapH.h"
#include <algorithm>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>

static const char *unread, *end;
static std::string written;

static size_t receive(struct soap *, char *buffer, size_t room) {
  size_t count = std::min(room, size_t(end - unread));
  memcpy(buffer, unread, count);
  unread += count;
  return count;
}

static int send_text(struct soap *, const char *text, size_t count) {
  written.append(text, count);
  return SOAP_OK;
}

static long nanoseconds(clockid_t clock) {
  timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1000000000L + time.tv_nsec;
}

template <class Run> static void measure(const char *what, long milliseconds, struct soap *soap, Run run) {
  long least = -1, times = 1, start = nanoseconds(CLOCK_MONOTONIC);
  for (int turn = 0; turn < 5 || nanoseconds(CLOCK_MONOTONIC) - start < milliseconds * 1000000; turn++) {
    long sum = 0;
    for (long time = 0; time < times; time++) {
      long before = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
      if (run() != SOAP_OK) {
        soap_print_fault(soap, stderr);
        exit(1);
      }
      sum += nanoseconds(CLOCK_THREAD_CPUTIME_ID) - before;
      soap_destroy(soap);
      soap_end(soap);
    }
    if (least < 0 || sum / times < least) least = sum / times;
    // The clock is coarse, so the mean of many short ones counts.
    if (turn == 0) {
      times = std::max(1L, std::min(64L, 1000000 / std::max(1L, sum)));
      least = -1;
    }
  }
  std::cout << what << '\t' << least << '\n';
}

template <class Response> static int read(struct soap *soap, const std::string &message, const char *element) {
  unread = message.data();
  end = unread + message.size();
  Response response;
  response.soap_default(soap);
  if (soap_begin_recv(soap) || soap_envelope_begin_in(soap) || soap_recv_header(soap) || soap_body_begin_in(soap))
    return soap->error;
  if (!response.soap_get(soap, element, NULL) || soap_body_end_in(soap) || soap_envelope_end_in(soap))
    return soap->error;
  if (!response.Response) return soap->error = SOAP_NO_TAG;
  return soap_end_recv(soap);
}

static int write(struct soap *soap) {
  written.clear();
  std::string ticket = "7T:MwA1ADMANAAxAGYAZgA4AGYAZQBkAGQA", token = "0b2f3c8a9d", password = "correct horse & battery";
  ns1__SoCredentials credentials;
  credentials.soap_default(soap);
  credentials.Ticket = &ticket;
  _ns1__SetPassword request;
  request.soap_default(soap);
  int id = 5;
  request.AssociateId = &id;
  request.Password = &password;
  soap_header(soap);
  soap->header->ns1__ApplicationToken = &token;
  soap->header->ns1__Credentials = &credentials;
  soap_serializeheader(soap);
  request.soap_serialize(soap);
  if (soap_begin_send(soap) || soap_envelope_begin_out(soap) || soap_putheader(soap) || soap_body_begin_out(soap) ||
      request.soap_put(soap, "ns1:SetPassword", "") || soap_body_end_out(soap) || soap_envelope_end_out(soap))
    return soap->error;
  return soap_end_send(soap);
}

int main(int count, char **arguments) {
  long milliseconds = atol(arguments[1]);
  struct soap *soap = soap_new1(SOAP_C_UTFSTRING);
  soap->frecv = receive;
  soap->fsend = send_text;
  if (!strcmp(arguments[2], "write")) {
    measure("SetPassword", milliseconds, soap, [&] { return write(soap); });
    if (written.find("correct horse &amp; battery") == std::string::npos) return 1;
    return 0;
  }
  for (int number = 3; number < count; number++) {
    std::ifstream file(arguments[number]);
    std::string message{std::istreambuf_iterator<char>(file), {}};
    bool list = message.find("GetUserInfoListResponse") != std::string::npos;
    measure(arguments[number], milliseconds, soap, [&] {
      return list ? read<_ns1__GetUserInfoListResponse>(soap, message, "ns1:GetUserInfoListResponse")
                  : read<_ns1__GetUserResponse>(soap, message, "ns1:GetUserResponse");
    });
  }
}
