#include "cicu.h"

#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

extern "C" int32_t cicu_long_date(
    const char *locale, int32_t year, int32_t month, int32_t day, uint8_t *text,
    int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar = ucal_open(u"GMT", -1, locale, UCAL_GREGORIAN, &status);
  UDateFormat *format =
      udat_open(UDAT_NONE, UDAT_LONG, locale, u"GMT", -1, nullptr, 0, &status);
  UChar buffer[128];
  int32_t length = 0;
  int32_t units = 0;
  if (U_SUCCESS(status)) {
    ucal_clear(calendar);
    ucal_setDateTime(calendar, year, month - 1, day, 12, 0, 0, &status);
    UDate date = ucal_getMillis(calendar, &status);
    units = udat_format(format, date, buffer, 128, nullptr, &status);
  }
  if (U_SUCCESS(status)) {
    u_strToUTF8(reinterpret_cast<char *>(text), capacity, &length, buffer, units, &status);
  }
  udat_close(format);
  ucal_close(calendar);
  return U_FAILURE(status) ? -static_cast<int32_t>(status) : length;
}
