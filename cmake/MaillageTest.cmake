# maillage_add_test(NAME base SOURCES a_test.cpp … LINKS <targets>): one GoogleTest binary per folder of tests/.
include(GoogleTest)
function(maillage_add_test)
  cmake_parse_arguments(TEST "" "NAME" "SOURCES;LINKS;LABELS" ${ARGN})
  set(target "maillage_${TEST_NAME}_tests")
  add_executable(${target} ${TEST_SOURCES})
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(${target} PRIVATE maillage::options ${TEST_LINKS} GTest::gtest_main GTest::gmock)
  target_compile_definitions(${target} PRIVATE MAILLAGE_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
    MAILLAGE_BINARY="${CMAKE_BINARY_DIR}/bin/maillage")
  gtest_discover_tests(${target} TEST_PREFIX "${TEST_NAME}." NO_PRETTY_VALUES
    PROPERTIES LABELS "${TEST_LABELS};${TEST_NAME}" DISCOVERY_TIMEOUT 60)
endfunction()
