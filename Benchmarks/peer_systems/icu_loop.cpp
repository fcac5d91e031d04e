// icu_loop documents   "<language> <bytes>\n<text>" again and again in; the byte offsets of the
//                      sentence ends of each text out, one line a text
// icu_loop text LANG   paragraphs parted by blank lines in, one sentence a line out
//
// ICU's sentence rules and nothing else: UTF-8 through UText, no copy of the text.

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <string>

namespace {

class Sentences {
 public:
  explicit Sentences(const char *language) {
    iterator_ = ubrk_open(UBRK_SENTENCE, language, nullptr, 0, &status_);
    check();
  }
  Sentences(const Sentences &) = delete;
  Sentences &operator=(const Sentences &) = delete;
  ~Sentences() {
    utext_close(&text_);
    ubrk_close(iterator_);
  }

  template <typename Body>
  void each(const char *bytes, size_t length, Body body) {
    utext_openUTF8(&text_, bytes, static_cast<int64_t>(length), &status_);
    ubrk_setUText(iterator_, &text_, &status_);
    check();
    int32_t start = ubrk_first(iterator_);
    for (int32_t end = ubrk_next(iterator_); end != UBRK_DONE; end = ubrk_next(iterator_)) {
      body(start, end);
      start = end;
    }
  }

 private:
  void check() const {
    if (U_SUCCESS(status_)) return;
    std::fprintf(stderr, "icu_loop: %s\n", u_errorName(status_));
    std::exit(70);
  }

  UErrorCode status_ = U_ZERO_ERROR;
  UText text_ = UTEXT_INITIALIZER;
  UBreakIterator *iterator_ = nullptr;
};

int documents() {
  std::string language, text;
  size_t length = 0;
  while (std::cin >> language >> length) {
    std::cin.get();
    text.resize(length);
    if (!std::cin.read(text.data(), static_cast<std::streamsize>(length))) return 65;
    Sentences(language.c_str()).each(text.data(), length, [](int32_t, int32_t end) {
      std::printf("%d ", end);
    });
    std::putchar('\n');
  }
  return 0;
}

int flow(const char *language) {
  std::ios::sync_with_stdio(false);
  std::string input;
  char block[1 << 16];
  while (size_t count = std::fread(block, 1, sizeof block, stdin)) input.append(block, count);
  Sentences sentences(language);
  for (size_t start = 0; start < input.size();) {
    size_t end = input.find("\n\n", start);
    if (end == std::string::npos) end = input.size();
    const char *paragraph = input.data() + start;
    sentences.each(paragraph, end - start, [&](int32_t from, int32_t to) {
      while (to > from && (paragraph[to - 1] == ' ' || paragraph[to - 1] == '\n')) to--;
      std::fwrite(paragraph + from, 1, static_cast<size_t>(to - from), stdout);
      std::putchar('\n');
    });
    start = end + 2;
  }
  return 0;
}

}  // namespace

int main(int count, char **arguments) {
  const std::string mode = count > 1 ? arguments[1] : "";
  if (mode == "documents") return documents();
  if (mode == "text" && count == 3) return flow(arguments[2]);
  std::fputs("usage: icu_loop documents | text LANGUAGE\n", stderr);
  return 64;
}
