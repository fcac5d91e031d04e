#include "cicu.h"

#include <unicode/uchar.h>

extern "C" bool cicu_is_word(uint32_t scalar) {
  return (U_MASK(u_charType(scalar)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_PC_MASK)) !=
         0;
}

extern "C" bool cicu_is_digit(uint32_t scalar) { return u_isdigit(scalar); }
extern "C" bool cicu_is_upper(uint32_t scalar) { return u_isupper(scalar) || u_istitle(scalar); }
extern "C" bool cicu_is_lower(uint32_t scalar) { return u_islower(scalar); }
extern "C" bool cicu_is_space(uint32_t scalar) { return u_isUWhiteSpace(scalar); }

extern "C" bool cicu_ends_sentences(uint32_t scalar) {
  return u_hasBinaryProperty(scalar, UCHAR_S_TERM);
}

extern "C" uint32_t cicu_fold_scalar(uint32_t scalar) {
  return static_cast<uint32_t>(u_foldCase(scalar, U_FOLD_CASE_DEFAULT));
}
