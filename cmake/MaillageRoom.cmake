# maillage_add_room(NAME base SOURCES a.cpp … SEES <rooms> PUBLIC <targets> PRIVATE <targets>)
# One static library per room, alias maillage::<name>. SEES follows src/ROOMS.txt, which a test holds against the
# includes; third-party libraries are PRIVATE so that no other room can include their headers.
function(maillage_add_room)
  cmake_parse_arguments(ROOM "" "NAME" "SOURCES;SEES;PUBLIC;PRIVATE" ${ARGN})
  set(target "maillage_${ROOM_NAME}")
  add_library(${target} STATIC ${ROOM_SOURCES})
  add_library(maillage::${ROOM_NAME} ALIAS ${target})
  list(TRANSFORM ROOM_SEES PREPEND "maillage::")
  target_link_libraries(${target} PUBLIC maillage::options ${ROOM_SEES} ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE})
endfunction()
