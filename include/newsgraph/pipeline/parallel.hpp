#ifndef NEWSGRAPH_PIPELINE_PARALLEL_HPP
#define NEWSGRAPH_PIPELINE_PARALLEL_HPP

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "newsgraph/document/article.hpp"
#include "newsgraph/pipeline/extraction.hpp"

namespace newsgraph::pipeline {

/// Extracts articles on several threads and hands the records on in the order of submission.
///
/// submit() and finish() are called from one thread, and so are the callbacks. At most a few
/// articles a thread are held at a time, so that a stream of any length passes in bounded memory.
class ParallelExtraction {
 public:
  struct Callbacks {
    std::function<void(Record&&)> record;
    /// An article that could not be read: its identifier and the reason. The others go on.
    std::function<void(const std::string& identifier, const std::string& reason)> failure;
  };

  /// `extraction` must outlive this. `threads` 0 means as many as there are processors; 1 works in
  /// the calling thread.
  ParallelExtraction(const Extraction& extraction, unsigned threads, Callbacks callbacks);
  /// Waits for the threads; articles not finished are dropped.
  ~ParallelExtraction();
  ParallelExtraction(const ParallelExtraction&) = delete;
  ParallelExtraction& operator=(const ParallelExtraction&) = delete;
  ParallelExtraction(ParallelExtraction&&) = delete;
  ParallelExtraction& operator=(ParallelExtraction&&) = delete;

  /// Blocks while too many articles are under way.
  void submit(Article article);
  /// Waits for all submitted articles and delivers them.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace newsgraph::pipeline

#endif
