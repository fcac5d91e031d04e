#include "cicu.h"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

extern "C" int32_t cicu_language_name(
    const char *language, const char *locale, uint8_t *text, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar buffer[128];
  int32_t length = 0;
  int32_t units = uloc_getDisplayLanguage(language, locale, buffer, 128, &status);
  if (U_SUCCESS(status)) {
    u_strToUTF8(reinterpret_cast<char *>(text), capacity, &length, buffer, units, &status);
  }
  return U_FAILURE(status) ? -static_cast<int32_t>(status) : length;
}
