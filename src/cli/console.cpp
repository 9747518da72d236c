#include "cli/console.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include <sys/ioctl.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"

namespace newsgraph::cli {
namespace {

volatile std::sig_atomic_t interrupts = 0;
bool progress_line_stands = false;
/// Columns of the terminal behind a pager; 0 when there is no pager.
std::size_t paged_width = 0;

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

bool stdout_is_terminal() { return paged_width > 0 || ::isatty(STDOUT_FILENO) == 1; }
bool stderr_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

bool use_colour() {
  const char* const terminal = std::getenv("TERM");
  const char* const no_colour = std::getenv("NO_COLOR");
  return stdout_is_terminal() && (no_colour == nullptr || *no_colour == '\0') &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

std::size_t terminal_width() {
  if (paged_width > 0) return paged_width;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

namespace {

/// Whether the first word of a shell command is a program that is there.
bool can_run(const std::string& command) {
  const std::string program = command.substr(0, command.find(' '));
  if (program.find('/') != std::string::npos) return ::access(program.c_str(), X_OK) == 0;
  const char* const variable = std::getenv("PATH");
  std::string_view path = variable == nullptr ? "" : variable;
  while (!path.empty()) {
    const std::size_t colon = std::min(path.find(':'), path.size());
    const std::string candidate = std::string(path.substr(0, colon)) + '/' + program;
    if (::access(candidate.c_str(), X_OK) == 0) return true;
    path.remove_prefix(std::min(colon + 1, path.size()));
  }
  return false;
}

std::string pager_command() {
  for (const char* const name : {"NEWSGRAPH_PAGER", "PAGER"}) {
    if (const char* const chosen = std::getenv(name); chosen != nullptr) return chosen;
  }
  return "less";
}

}  // namespace

Pager::Pager(bool wanted) {
  const std::size_t width = terminal_width();
  const std::string command = pager_command();
  if (!wanted || !stdout_is_terminal() || width == 0 || command.empty() || command == "cat" ||
      !can_run(command)) {
    return;
  }
  // Quit where it fits, pass colours, leave the screen as it is; a user's own setting goes before.
  ::setenv("LESS", "FRX", 0);
  output_ = ::dup(STDOUT_FILENO);
  pipe_ = output_ < 0 ? nullptr : ::popen(command.c_str(), "w");
  if (pipe_ == nullptr) return;
  ::dup2(::fileno(pipe_), STDOUT_FILENO);
  paged_width = width;
}

Pager::~Pager() {
  if (pipe_ != nullptr) {
    std::fflush(stdout);
    ::dup2(output_, STDOUT_FILENO);
    ::pclose(pipe_);
    paged_width = 0;
  }
  if (output_ >= 0) ::close(output_);
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
