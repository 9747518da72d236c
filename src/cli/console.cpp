#include "cli/console.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include <sys/ioctl.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"

namespace newsgraph::cli {
namespace {

volatile std::sig_atomic_t interrupts = 0;
bool progress_line_stands = false;

extern "C" void on_interrupt(int signal) {
  if (interrupts > 0) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
  interrupts = 1;
}

void clear_progress_line() {
  if (!progress_line_stands) return;
  std::fputs("\r\x1B[K", stderr);
  progress_line_stands = false;
}

}  // namespace

void catch_interrupts() {
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
}

void check_interrupt() {
  if (interrupts > 0) throw Interrupted{};
}

bool stdout_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }
bool stderr_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

bool use_colour() {
  const char* const terminal = std::getenv("TERM");
  const char* const no_colour = std::getenv("NO_COLOR");
  return stdout_is_terminal() && (no_colour == nullptr || *no_colour == '\0') &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
    throw ExportError("standard output cannot be written");
  }
}

void flush_output() {
  if (std::fflush(stdout) != 0) throw ExportError("standard output cannot be written");
}

void say(std::string_view line) {
  clear_progress_line();
  std::fwrite(line.data(), 1, line.size(), stderr);
  std::fputc('\n', stderr);
}

Progress::Progress(std::string what)
    : what_(std::move(what)), begin_(Clock::now()), last_(begin_) {}

Progress::~Progress() {
  if (shown_) clear_progress_line();
}

void Progress::step(std::size_t count, std::string_view unit) {
  const Clock::time_point now = Clock::now();
  const bool terminal = stderr_is_terminal();
  const auto pause = terminal ? std::chrono::milliseconds(200) : std::chrono::milliseconds(30'000);
  if (now - last_ < pause) return;
  last_ = now;
  const auto seconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(now - begin_).count() / 1000;
  std::string line = what_ + ": " + counted(count, unit);
  if (seconds > 0) {
    line += ", " + with_commas(count / static_cast<std::size_t>(seconds)) + " a second";
  }
  if (terminal) {
    std::fputs(("\r\x1B[K" + line).c_str(), stderr);
    std::fflush(stderr);
    progress_line_stands = true;
    shown_ = true;
  } else {
    say(line);
  }
}

std::string with_commas(std::size_t number) {
  std::string text = std::to_string(number);
  for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, ",");
  return text;
}

std::string counted(std::size_t number, std::string_view noun) {
  std::string text = with_commas(number) + ' ';
  if (number == 1) return text.append(noun);
  const bool to_ies = noun.ends_with('y') && !noun.ends_with("ay") && !noun.ends_with("ey");
  if (to_ies) return text.append(noun.substr(0, noun.size() - 1)).append("ies");
  return text.append(noun).append("s");
}

}  // namespace newsgraph::cli
