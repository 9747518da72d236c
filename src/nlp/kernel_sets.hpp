#ifndef NEWSGRAPH_NLP_KERNEL_SETS_HPP
#define NEWSGRAPH_NLP_KERNEL_SETS_HPP

#include "nlp/kernel.hpp"

namespace newsgraph::nlp {

extern const Kernels scalar_kernels;
#if defined(__x86_64__)
extern const Kernels avx2_kernels;
extern const Kernels avx512_kernels;
#endif

}  // namespace newsgraph::nlp

#endif
