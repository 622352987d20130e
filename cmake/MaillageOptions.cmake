# Flags every target of the project shares.
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
find_program(MAILLAGE_CCACHE ccache)
if(MAILLAGE_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${MAILLAGE_CCACHE}")
endif()

add_library(maillage_options INTERFACE)
add_library(maillage::options ALIAS maillage_options)
target_compile_features(maillage_options INTERFACE cxx_std_20)
target_include_directories(maillage_options INTERFACE "${PROJECT_SOURCE_DIR}/src")
target_compile_definitions(maillage_options INTERFACE GLFW_INCLUDE_NONE)
# -ffp-contract=off: distances are integers that must be the same on any machine.
target_compile_options(maillage_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Werror -ffp-contract=off)

if(MAILLAGE_SANITIZE)
  target_compile_options(maillage_options INTERFACE -fsanitize=${MAILLAGE_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(maillage_options INTERFACE -fsanitize=${MAILLAGE_SANITIZE})
endif()
