// SPDX-License-Identifier: Apache-2.0
#include "ui/x11_display.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>

extern char** environ;

namespace maillage::test_support {
namespace {

struct Freed {
    void operator()(void* reply) const { std::free(reply); }
};
template <class T>
using Reply = std::unique_ptr<T, Freed>;

std::vector<std::uint32_t> words_of(const std::string& bytes) {
    std::vector<std::uint32_t> words(bytes.size() / 4);
    std::memcpy(words.data(), bytes.data(), words.size() * 4);
    return words;
}

}  // namespace

X11Display::X11Display() {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) return;
    const std::string number = std::to_string(ends[1]);
    // Without -noreset a server starts anew when its last client leaves, and turns the next one away meanwhile.
    const std::array<const char*, 10> line{"Xvfb",     "-displayfd", number.c_str(), "-screen",  "0",
                                           "64x64x24", "-nolisten",  "tcp",          "-noreset", nullptr};
    if (::posix_spawnp(&server_, "Xvfb", nullptr, nullptr, const_cast<char* const*>(line.data()), environ) != 0) server_ = -1;
    ::close(ends[1]);
    char digit = 0;
    std::string digits;
    while (server_ > 0 && ::read(ends[0], &digit, 1) == 1 && digit != '\n') digits += digit;
    ::close(ends[0]);
    if (!digits.empty()) name_ = ":" + digits;
}

X11Display::~X11Display() {
    if (server_ <= 0) return;
    ::kill(server_, SIGTERM);
    ::waitpid(server_, nullptr, 0);
}

X11Reader::X11Reader(const std::string& display) : c_(xcb_connect(display.c_str(), nullptr)), window_(xcb_generate_id(c_)) {
    const xcb_screen_t* screen = xcb_setup_roots_iterator(xcb_get_setup(c_)).data;
    const std::uint32_t events = XCB_EVENT_MASK_PROPERTY_CHANGE;
    xcb_create_window(c_, XCB_COPY_FROM_PARENT, window_, screen->root, 0, 0, 1, 1, 0, XCB_WINDOW_CLASS_INPUT_OUTPUT,
                      screen->root_visual, XCB_CW_EVENT_MASK, &events);
}

X11Reader::~X11Reader() { xcb_disconnect(c_); }

xcb_atom_t X11Reader::atom(const std::string& name) {
    const auto cookie = xcb_intern_atom(c_, 0, static_cast<std::uint16_t>(name.size()), name.data());
    return Reply<xcb_intern_atom_reply_t>(xcb_intern_atom_reply(c_, cookie, nullptr))->atom;
}

std::string X11Reader::name_of(xcb_atom_t atom) {
    const Reply<xcb_get_atom_name_reply_t> reply(xcb_get_atom_name_reply(c_, xcb_get_atom_name(c_, atom), nullptr));
    if (!reply) return {};
    return {xcb_get_atom_name_name(reply.get()), static_cast<std::size_t>(xcb_get_atom_name_name_length(reply.get()))};
}

std::vector<std::string> X11Reader::atom_names(const std::string& words) {
    std::vector<std::string> names;
    for (const std::uint32_t word : words_of(words)) names.push_back(word == XCB_ATOM_NONE ? std::string() : name_of(word));
    return names;
}

bool X11Reader::convert(xcb_atom_t target, xcb_atom_t property) {
    xcb_convert_selection(c_, window_, atom("CLIPBOARD"), target, property, XCB_CURRENT_TIME);
    xcb_flush(c_);
    while (const Reply<xcb_generic_event_t> event{xcb_wait_for_event(c_)})
        if ((event->response_type & 0x7F) == XCB_SELECTION_NOTIFY)
            return reinterpret_cast<const xcb_selection_notify_event_t&>(*event).property != XCB_ATOM_NONE;
    return false;
}

void X11Reader::wait_for_new(xcb_atom_t property) {
    xcb_flush(c_);
    while (const Reply<xcb_generic_event_t> event{xcb_wait_for_event(c_)}) {
        if ((event->response_type & 0x7F) != XCB_PROPERTY_NOTIFY) continue;
        const auto& changed = reinterpret_cast<const xcb_property_notify_event_t&>(*event);
        if (changed.atom == property && changed.state == XCB_PROPERTY_NEW_VALUE) return;
    }
}

/// Reads and deletes: what an owner that sends pieces waits for.
Pasted X11Reader::take(xcb_atom_t property) {
    const auto cookie = xcb_get_property(c_, 1, window_, property, XCB_GET_PROPERTY_TYPE_ANY, 0, 1U << 24);
    const Reply<xcb_get_property_reply_t> reply(xcb_get_property_reply(c_, cookie, nullptr));
    if (!reply || reply->type == XCB_ATOM_NONE) return {};
    const auto* bytes = static_cast<const char*>(xcb_get_property_value(reply.get()));
    return {name_of(reply->type), {bytes, static_cast<std::size_t>(xcb_get_property_value_length(reply.get()))}, 0};
}

std::optional<Pasted> X11Reader::paste(const std::string& target) {
    const xcb_atom_t property = atom("PASTED");
    if (!convert(atom(target), property)) return std::nullopt;
    Pasted first = take(property);
    if (first.type != "INCR") return first;
    Pasted whole;
    while (true) {
        wait_for_new(property);
        const Pasted piece = take(property);
        if (piece.bytes.empty()) return whole;
        whole.type = piece.type;
        whole.bytes += piece.bytes;
        ++whole.pieces;
    }
}

std::vector<std::string> X11Reader::paste_several(const std::vector<std::string>& targets) {
    std::vector<std::uint32_t> pairs;
    for (const std::string& target : targets) {
        pairs.push_back(atom(target));
        pairs.push_back(atom("PASTED_" + target));
    }
    const xcb_atom_t property = atom("PASTED");
    xcb_change_property(c_, XCB_PROP_MODE_REPLACE, window_, property, atom("ATOM_PAIR"), 32,
                        static_cast<std::uint32_t>(pairs.size()), pairs.data());
    if (!convert(atom("MULTIPLE"), property)) return {};
    const std::vector<std::string> names = atom_names(take(property).bytes);
    std::vector<std::string> answered;
    for (std::size_t i = 1; i < names.size(); i += 2) answered.push_back(names[i]);
    return answered;
}

void X11Reader::own() {
    xcb_set_selection_owner(c_, window_, atom("CLIPBOARD"), XCB_CURRENT_TIME);
    // An answer to a question put after it: the server has done it.
    static_cast<void>(atom("CLIPBOARD"));
}

}  // namespace maillage::test_support
