#ifndef NEWSGRAPH_SRC_CLI_CONSOLE_HPP
#define NEWSGRAPH_SRC_CLI_CONSOLE_HPP

// What goes to the user: data on standard output, messages on standard error, a progress line when
// the latter is a terminal. Only this room prints.

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

namespace newsgraph::cli {

/// How the program ends (DESIGN.md, section 6).
enum ExitStatus : int {
  done = 0,
  nothing_found = 1,
  wrong_usage = 2,  ///< Wrong usage or unreadable input.
  some_failed = 3,  ///< Some articles failed; the rest is done.
  interrupted_status = 130
};

/// Thrown where a long job notices Ctrl-C.
struct Interrupted {};

/// Sets the handler for Ctrl-C: the first asks the running job to stop and clean up, a second ends
/// the program at once.
void catch_interrupts();
/// Throws Interrupted after Ctrl-C.
void check_interrupt();

bool stdout_is_terminal();
bool stderr_is_terminal();
/// Colour on standard output: a terminal, NO_COLOR unset, TERM not dumb.
bool use_colour();
/// Columns of the terminal; 0 when standard output is none.
std::size_t terminal_width();

/// Sends standard output through the user's pager (NEWSGRAPH_PAGER, else PAGER, else less) while it
/// lives, where it goes to a terminal. What fits on one screen is not paged (less -F).
class Pager {
 public:
  explicit Pager(bool wanted);
  ~Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;
  Pager(Pager&&) = delete;
  Pager& operator=(Pager&&) = delete;

 private:
  std::FILE* pipe_ = nullptr;
  int output_ = -1;  ///< Standard output as it was.
};

/// Writes to standard output; throws ExportError when that fails (a full disk behind a
/// redirection).
void print(std::string_view text);
void flush_output();
/// One line on standard error, after clearing a progress line that stands there.
void say(std::string_view line);

/// Progress of long work: on a terminal a line that is overwritten, else a line every 30 seconds.
class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;

  void step(std::size_t count, std::string_view unit);

 private:
  using Clock = std::chrono::steady_clock;
  std::string what_;
  Clock::time_point begin_;
  Clock::time_point last_;
  bool shown_ = false;
};

/// "1,204"
std::string with_commas(std::size_t number);
/// "1 article", "2 articles"; plurals by -s, -y to -ies.
std::string counted(std::size_t number, std::string_view noun);

}  // namespace newsgraph::cli

#endif
