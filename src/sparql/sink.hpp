#ifndef NEWSGRAPH_SRC_SPARQL_SINK_HPP
#define NEWSGRAPH_SRC_SPARQL_SINK_HPP

#include <memory>
#include <type_traits>
#include <utility>

namespace newsgraph::sparql {

/// Something to call for each solution, owned by the caller; false asks for no more. Costs one
/// indirect call, which std::function also does, but never memory.
template <typename... Arguments>
class BasicSink {
 public:
  template <typename Callable>
  requires(!std::is_same_v<std::remove_cvref_t<Callable>, BasicSink>)
      BasicSink(Callable&& callable)  // NOLINT: as a parameter it takes any callable
      : object_(const_cast<void*>(static_cast<const void*>(std::addressof(callable)))),  // NOLINT
        call_([](void* object, Arguments... arguments) -> bool {
          return (*static_cast<std::remove_reference_t<Callable>*>(object))(arguments...);
        }) {}

  bool operator()(Arguments... arguments) const { return call_(object_, arguments...); }

 private:
  void* object_;
  bool (*call_)(void*, Arguments...);
};

using Sink = BasicSink<>;

}  // namespace newsgraph::sparql

#endif
