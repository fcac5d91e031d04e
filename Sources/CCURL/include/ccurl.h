/* POST over HTTP and HTTPS by libcurl, which is looked for when it is first needed: programs that
 * send nothing start without it and run where it is not installed.
 *
 * Functions give CCURL_OK or another of the codes below. A connection belongs to one thread. */
#ifndef CCURL_H
#define CCURL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  CCURL_OK = 0,
  /* There is no libcurl, or one that lacks what we need. */
  CCURL_NO_LIBRARY = 1,
  CCURL_NO_MEMORY = 2,
  /* An address that is none, or not of http or https; a header with a line end. */
  CCURL_BAD_SETTING = 3,
  /* No such host, or nobody listens there. */
  CCURL_UNREACHABLE = 4,
  CCURL_TIMED_OUT = 5,
  /* The connection broke before the answer was whole. */
  CCURL_DROPPED = 6,
  /* No secure connection came about. */
  CCURL_INSECURE = 7,
  /* The answer has more bytes than allowed. */
  CCURL_TOO_LONG = 8,
  CCURL_FAILED = 9,
};

/* An address that requests are posted to; the connection stays open between them. */
typedef struct ccurl_connection ccurl_connection;

/* What came back. The bytes are the connection's and last until its next request. */
typedef struct {
  int32_t http_status;
  /* Seconds the server asks to wait; 0 when it does not. */
  int64_t retry_after;
  const uint8_t *bytes;
  size_t length;
} ccurl_answer;

/* `total_milliseconds` is for a whole request. `is_direct`: never by way of a proxy, whatever the
 * environment says. Redirections are not followed. */
int32_t ccurl_open(const char *url, int64_t connect_milliseconds, int64_t total_milliseconds,
                   size_t answer_limit, bool is_direct, ccurl_connection **connection);

/* Adds a line such as "Content-Type: application/json". */
int32_t ccurl_add_header(ccurl_connection *connection, const char *line);

int32_t ccurl_post(ccurl_connection *connection, const uint8_t *body, size_t length,
                   ccurl_answer *answer);

/* What libcurl says of the last failure; may be empty. Lasts until the next request. */
const char *ccurl_message(const ccurl_connection *connection);

void ccurl_close(ccurl_connection *connection);

#ifdef __cplusplus
}
#endif

#endif
