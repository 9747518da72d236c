#include "newsgraph/pipeline/parallel.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace newsgraph::pipeline {
namespace {

/// In flight per thread: enough that a long article does not idle the others.
constexpr std::size_t articles_per_thread = 16;

struct Failed {
  std::string identifier;
  std::string reason;
};
using Outcome = std::variant<Record, Failed>;

Outcome run_one(const Extraction& extraction, Article article, Document& document) {
  const std::string identifier = article.identifier;
  try {
    return extraction.run(std::move(article), document);
  } catch (const std::exception& error) {
    document.clear();
    return Failed{identifier, error.what()};
  }
}

}  // namespace

struct ParallelExtraction::Impl {
  const Extraction& extraction;
  Callbacks callbacks;
  Document scratch;  ///< Of the calling thread, when it works alone.

  std::mutex mutex;
  std::condition_variable work_came;
  std::condition_variable outcome_came;
  std::deque<std::pair<std::size_t, Article>> waiting;
  std::map<std::size_t, Outcome> done;  ///< By order of submission.
  std::size_t submitted = 0;
  std::size_t delivered = 0;
  bool closing = false;
  std::vector<std::thread> threads;

  Impl(const Extraction& extraction_in, Callbacks callbacks_in)
      : extraction(extraction_in), callbacks(std::move(callbacks_in)) {}

  void work() {
    Document document;
    std::unique_lock lock(mutex);
    while (true) {
      work_came.wait(lock, [this] { return closing || !waiting.empty(); });
      if (closing) return;
      auto [order, article] = std::move(waiting.front());
      waiting.pop_front();
      lock.unlock();
      Outcome outcome = run_one(extraction, std::move(article), document);
      lock.lock();
      done.emplace(order, std::move(outcome));
      outcome_came.notify_one();
    }
  }

  void deliver(Outcome outcome) const {
    if (auto* record = std::get_if<Record>(&outcome)) {
      callbacks.record(std::move(*record));
    } else {
      const Failed& failed = std::get<Failed>(outcome);
      callbacks.failure(failed.identifier, failed.reason);
    }
  }

  /// Delivers what is ready in order, until at most `most` articles are under way.
  void drain(std::size_t most) {
    std::unique_lock lock(mutex);
    while (true) {
      while (!done.empty() && done.begin()->first == delivered) {
        Outcome outcome = std::move(done.begin()->second);
        done.erase(done.begin());
        ++delivered;
        lock.unlock();
        deliver(std::move(outcome));
        lock.lock();
      }
      if (submitted - delivered <= most) return;
      outcome_came.wait(lock, [this] { return !done.empty() && done.begin()->first == delivered; });
    }
  }
};

ParallelExtraction::ParallelExtraction(const Extraction& extraction, unsigned threads,
                                       Callbacks callbacks)
    : impl_(std::make_unique<Impl>(extraction, std::move(callbacks))) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  if (threads == 1) return;
  for (unsigned i = 0; i < threads; ++i) impl_->threads.emplace_back([this] { impl_->work(); });
}

ParallelExtraction::~ParallelExtraction() {
  {
    const std::scoped_lock lock(impl_->mutex);
    impl_->closing = true;
  }
  impl_->work_came.notify_all();
  for (std::thread& thread : impl_->threads) thread.join();
}

void ParallelExtraction::submit(Article article) {
  if (impl_->threads.empty()) {
    impl_->deliver(run_one(impl_->extraction, std::move(article), impl_->scratch));
    return;
  }
  impl_->drain(articles_per_thread * impl_->threads.size());
  {
    const std::scoped_lock lock(impl_->mutex);
    impl_->waiting.emplace_back(impl_->submitted++, std::move(article));
  }
  impl_->work_came.notify_one();
}

void ParallelExtraction::finish() {
  if (!impl_->threads.empty()) impl_->drain(0);
}

}  // namespace newsgraph::pipeline
