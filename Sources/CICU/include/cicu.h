/* The plain C face of ICU: the only header of this house behind which an ICU name is known.
 *
 * ICU's functions carry its version in their names, and its C++ classes cannot be imported into
 * Swift; behind these opaque handles both may change. Texts are UTF-8 bytes, offsets are bytes.
 * Functions that can fail return 0, or ICU's error code, which is positive. */
#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The name of an error code, such as "U_FILE_ACCESS_ERROR". Static. */
const char *cicu_error_name(int32_t status);

/* The version of the ICU library at run time, such as "72.1". Static. */
const char *cicu_version(void);

/* --- Normalization ------------------------------------------------------------------------- */

/* A text made from another, and the edits between them. */
typedef struct cicu_edited cicu_edited;

/* Whether a valid UTF-8 text is in Normalization Form C. */
bool cicu_is_nfc(const uint8_t *text, int32_t length);

/* Brings a valid UTF-8 text into Normalization Form C. */
int32_t cicu_nfc(const uint8_t *text, int32_t length, cicu_edited **edited);

const uint8_t *cicu_edited_bytes(const cicu_edited *edited, int32_t *length);

/* The edits in text order, three numbers each: bytes before, bytes after, and 1 if they differ. */
const int32_t *cicu_edited_edits(const cicu_edited *edited, int32_t *count);
void cicu_edited_close(cicu_edited *edited);

/* --- Characters ---------------------------------------------------------------------------- */

/* Letters, marks, digits and connectors: what words are made of. */
bool cicu_is_word(uint32_t scalar);
bool cicu_is_digit(uint32_t scalar);
bool cicu_is_upper(uint32_t scalar);
bool cicu_is_lower(uint32_t scalar);
bool cicu_is_space(uint32_t scalar);

/* Full stops, question and exclamation marks of any script. */
bool cicu_ends_sentences(uint32_t scalar);

/* Simple case folding of one scalar. */
uint32_t cicu_fold_scalar(uint32_t scalar);

/* The full compatibility decomposition of one scalar (NFKD), at most `capacity` scalars of it; 0 where
 * it has none. */
int32_t cicu_decompose_scalar(uint32_t scalar, uint32_t *scalars, int32_t capacity);
/* Whether a scalar combines with the one before it: a combining class other than 0. */
bool cicu_combines(uint32_t scalar);

/* --- Converters ---------------------------------------------------------------------------- */

/* A text converted to UTF-8, and how many bytes each of its characters had before. */
typedef struct cicu_converted cicu_converted;

/* Converts from a named encoding. `*bad_byte` is the offset of the first byte that is not of this
 * encoding, or -1; then nothing is converted and *converted is NULL. */
int32_t cicu_convert(
    const char *encoding, const uint8_t *bytes, int32_t length, cicu_converted **converted,
    int32_t *bad_byte);

const uint8_t *cicu_converted_bytes(const cicu_converted *converted, int32_t *length);

/* Runs of characters with equal widths, three numbers each: UTF-8 bytes and source bytes of one
 * character, and the number of characters. */
const int32_t *cicu_converted_runs(const cicu_converted *converted, int32_t *count);
void cicu_converted_close(cicu_converted *converted);

/* --- Regular expressions -------------------------------------------------------------------- */

/* A compiled pattern. Immutable: several threads may make matchers of it. */
typedef struct cicu_pattern cicu_pattern;

/* A text in UTF-16, which ICU's matcher is several times faster on than on other forms. Immutable.
 * Positions in it are counted in its units. */
typedef struct cicu_units cicu_units;

/* A pattern at work on a text; keeps both alive. For one thread at a time. */
typedef struct cicu_matcher cicu_matcher;

/* Compiles a pattern of ICU's syntax. If that fails, `*bad_unit` is where in the pattern, or -1. */
int32_t cicu_pattern_open(
    const uint8_t *source, int32_t length, bool ignores_case, cicu_pattern **pattern,
    int32_t *bad_unit);
void cicu_pattern_close(cicu_pattern *pattern);

/* Takes valid UTF-8. */
int32_t cicu_units_open(const uint8_t *text, int32_t length, cicu_units **units);
void cicu_units_close(cicu_units *units);
int32_t cicu_units_count(const cicu_units *units);

/* The position behind the scalar at a position. */
int32_t cicu_units_after(const cicu_units *units, int32_t position);

/* Replaces ascending positions by the byte offsets in the UTF-8 text. */
void cicu_units_to_bytes(const cicu_units *units, int32_t *positions, int32_t count);

/* `time_limit` is counted in tens of thousands of steps of one search, so that it is the same on
 * every machine; `stack_limit` in bytes. */
int32_t cicu_matcher_open(
    const cicu_pattern *pattern, int32_t time_limit, int32_t stack_limit, cicu_matcher **matcher);
void cicu_matcher_close(cicu_matcher *matcher);
int32_t cicu_matcher_set_text(cicu_matcher *matcher, const cicu_units *units);

/* The first start of a match at or behind `from` that ends at or before `limit`; -1 without one. */
int32_t cicu_matcher_find(cicu_matcher *matcher, int32_t from, int32_t limit, int32_t *start);

/* Whether a match begins at a position. */
int32_t cicu_matcher_begins(cicu_matcher *matcher, int32_t position, bool *begins);

/* Whether a match begins at `start` and ends at `end`; and whether one from `start` may end behind
 * `end`: if not, none does. */
int32_t cicu_matcher_spans(
    cicu_matcher *matcher, int32_t start, int32_t end, bool *spans, bool *may_span_more);

/* --- Dates ---------------------------------------------------------------------------------- */

/* Writes a calendar date in CLDR's long form ("20 février 2026") and returns its length in bytes,
 * or the negative error code. */
int32_t cicu_long_date(
    const char *locale, int32_t year, int32_t month, int32_t day, uint8_t *text,
    int32_t capacity);

/* --- Languages ------------------------------------------------------------------------------ */

/* Writes the name of a language in another ("italien" for it in fr) and returns its length in
 * bytes, or the negative error code. */
int32_t cicu_language_name(
    const char *language, const char *locale, uint8_t *text, int32_t capacity);

#ifdef __cplusplus
}
#endif

#endif
