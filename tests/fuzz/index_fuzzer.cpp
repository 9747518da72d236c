// Any bytes as an index, given the right checksum: refused with an InputError, or read without
// harm.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "newsgraph/base/error.hpp"
#include "newsgraph/sparql/query.hpp"

#include "rdf/image.hpp"

using namespace newsgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string image(reinterpret_cast<const char*>(data), size);  // NOLINT: bytes
  if (image.size() >= sizeof(rdf::ImageHeader)) {
    std::memcpy(image.data(), rdf::image_magic.data(), rdf::image_magic.size());
    const std::uint64_t length = image.size();
    std::memcpy(image.data() + 16, &length, sizeof length);
    const std::uint64_t sum = rdf::hash_bytes(std::string_view(image).substr(rdf::checked_from));
    std::memcpy(image.data() + 8, &sum, sizeof sum);
  }
  try {
    const rdf::Dataset dataset = rdf::Dataset::from_image(image, "index");
    sparql::EvaluationOptions options;
    options.timeout = 0.5;
    options.max_rows = 100;
    options.max_cells = 10'000;
    for (const char* query :
         {"SELECT * { ?s ?p ?o . ?o ?q ?r }", "SELECT * { ?s !<a:b> ?o }",
          "SELECT * { GRAPH ?g { ?s <a:b>* ?o } }", "DESCRIBE ?s { ?s ?p ?o }"}) {
      sparql::evaluate(dataset, sparql::parse_query(query), options);
    }
  } catch (const InputError&) {
    // Refused in words.
  }
  return 0;
}
