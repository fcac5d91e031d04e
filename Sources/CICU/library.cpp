#include "cicu.h"

#include <unicode/utypes.h>
#include <unicode/uversion.h>

extern "C" const char *cicu_error_name(int32_t status) {
  return u_errorName(static_cast<UErrorCode>(status));
}

extern "C" const char *cicu_version(void) { return U_ICU_VERSION; }
