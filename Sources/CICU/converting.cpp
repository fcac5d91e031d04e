#include "cicu.h"

#include <string>
#include <vector>

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

struct cicu_converted {
  std::string bytes;
  std::vector<int32_t> runs;

  void add(UChar32 scalar, int32_t source_width) {
    uint8_t buffer[U8_MAX_LENGTH];
    int32_t width = 0;
    U8_APPEND_UNSAFE(buffer, width, scalar);
    bytes.append(reinterpret_cast<char *>(buffer), width);
    size_t last = runs.size();
    if (last > 0 && runs[last - 3] == width && runs[last - 2] == source_width) {
      runs[last - 1] += 1;
    } else {
      runs.insert(runs.end(), {width, source_width, 1});
    }
  }
};

extern "C" int32_t cicu_convert(
    const char *encoding, const uint8_t *bytes, int32_t length, cicu_converted **converted,
    int32_t *bad_byte) {
  *converted = nullptr;
  *bad_byte = -1;
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(encoding, &status);
  if (U_FAILURE(status)) return status;
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);

  auto result = new cicu_converted;
  result->bytes.reserve(length + length / 2);
  const char *start = reinterpret_cast<const char *>(bytes);
  const char *source = start;
  const char *limit = start + length;
  // A character's width is known when the next one begins, or at the end.
  UChar32 pending = -1;
  int32_t pending_start = 0;
  while (U_SUCCESS(status) && source < limit) {
    const char *before = source;
    UErrorCode step = U_ZERO_ERROR;
    UChar32 scalar = ucnv_getNextUChar(converter, &source, limit, &step);
    if (step == U_INDEX_OUTOFBOUNDS_ERROR) break;  // a byte order mark or shift sequence
    if (U_FAILURE(step)) {
      status = step;
      *bad_byte = static_cast<int32_t>(before - start);
      break;
    }
    if (pending >= 0) result->add(pending, static_cast<int32_t>(before - start) - pending_start);
    pending = scalar;
    pending_start = static_cast<int32_t>(before - start);
  }
  ucnv_close(converter);
  if (U_FAILURE(status)) {
    delete result;
    return status;
  }
  if (pending >= 0) result->add(pending, length - pending_start);
  *converted = result;
  return 0;
}

extern "C" const uint8_t *cicu_converted_bytes(
    const cicu_converted *converted, int32_t *length) {
  *length = static_cast<int32_t>(converted->bytes.size());
  return reinterpret_cast<const uint8_t *>(converted->bytes.data());
}

extern "C" const int32_t *cicu_converted_runs(const cicu_converted *converted, int32_t *count) {
  *count = static_cast<int32_t>(converted->runs.size() / 3);
  return converted->runs.data();
}

extern "C" void cicu_converted_close(cicu_converted *converted) { delete converted; }
