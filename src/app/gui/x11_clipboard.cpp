// SPDX-License-Identifier: Apache-2.0
// The owner's side of X11's selections. Source: Inter-Client Communication Conventions Manual 2.0, chapter 2.
#include <poll.h>
#include <unistd.h>
#include <xcb/xcb.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "app/gui/picture_clipboard.h"

namespace maillage::app::gui {
namespace {

/// Larger pictures go in pieces of this size, as the manual asks: other programs' requests come between.
constexpr std::size_t piece_bytes = std::size_t{128} << 10;

template <class T>
struct Freed {
    void operator()(T* reply) const { std::free(reply); }
};
template <class T>
using Reply = std::unique_ptr<T, Freed<T>>;

struct Disconnect {
    void operator()(xcb_connection_t* connection) const { xcb_disconnect(connection); }
};
using Connection = std::unique_ptr<xcb_connection_t, Disconnect>;
using Picture = std::shared_ptr<const std::string>;

struct Atoms {
    xcb_atom_t clipboard, targets, timestamp, multiple, atom_pair, incr, png, stamp;
};

xcb_atom_t atom(xcb_connection_t* connection, std::string_view name) {
    const auto cookie = xcb_intern_atom(connection, 0, static_cast<std::uint16_t>(name.size()), name.data());
    const Reply<xcb_intern_atom_reply_t> reply(xcb_intern_atom_reply(connection, cookie, nullptr));
    return reply ? reply->atom : static_cast<xcb_atom_t>(XCB_ATOM_NONE);
}

Atoms read_atoms(xcb_connection_t* c) {
    return {atom(c, "CLIPBOARD"), atom(c, "TARGETS"), atom(c, "TIMESTAMP"), atom(c, "MULTIPLE"),
            atom(c, "ATOM_PAIR"), atom(c, "INCR"),    atom(c, "image/png"), atom(c, "MAILLAGE_STAMP")};
}

/// A picture on its way in pieces: each time the reader deletes the property, the next one is put there.
struct Transfer {
    xcb_window_t reader;
    xcb_atom_t property;
    Picture picture;
    std::size_t sent = 0;
};

/// What one thread does with the connection. Nothing of it is touched by another.
class Owner {
  public:
    Owner(xcb_connection_t* connection, xcb_window_t window) : c_(connection), window_(window), atoms_(read_atoms(c_)) {}

    Status take(Picture picture) {
        const auto now = server_time();
        if (!now) return refused();
        xcb_set_selection_owner(c_, window_, atoms_.clipboard, *now);
        const auto cookie = xcb_get_selection_owner(c_, atoms_.clipboard);
        const Reply<xcb_get_selection_owner_reply_t> owner(xcb_get_selection_owner_reply(c_, cookie, nullptr));
        if (!owner || owner->owner != window_) return refused();
        picture_ = std::move(picture);
        since_ = *now;
        return {};
    }

    /// All that came in. False where the display is gone.
    bool answer_all() {
        while (true) {
            Reply<xcb_generic_event_t> event(xcb_poll_for_event(c_));
            if (!event) {
                xcb_flush(c_);  // which may read while it writes
                event.reset(xcb_poll_for_queued_event(c_));
            }
            if (!event) break;
            answer(*event);
        }
        return xcb_connection_has_error(c_) == 0;
    }

    /// Once this is done the display knows that nobody owns the picture, and who asked before has an answer.
    void end() {
        if (picture_) xcb_set_selection_owner(c_, XCB_WINDOW_NONE, atoms_.clipboard, since_);
        const auto cookie = xcb_get_selection_owner(c_, atoms_.clipboard);
        const Reply<xcb_get_selection_owner_reply_t> owner(xcb_get_selection_owner_reply(c_, cookie, nullptr));
        static_cast<void>(answer_all());
    }

  private:
    static Status refused() {
        return fail(Error{ErrorKind::environment, message("window.copy_refused"_text), {}, {},
                          message("window.copy_refused_remedy"_text)});
    }

    /// A selection is owned from a moment of the server's clock, which it tells with a change of a property.
    std::optional<xcb_timestamp_t> server_time() {
        xcb_change_property(c_, XCB_PROP_MODE_APPEND, window_, atoms_.stamp, XCB_ATOM_STRING, 8, 0, nullptr);
        xcb_flush(c_);
        while (const Reply<xcb_generic_event_t> event{xcb_wait_for_event(c_)}) {
            if (kind(*event) == XCB_PROPERTY_NOTIFY) {
                const auto& changed = as<xcb_property_notify_event_t>(*event);
                if (changed.window == window_ && changed.atom == atoms_.stamp) return changed.time;
            }
            answer(*event);
        }
        return std::nullopt;
    }

    static int kind(const xcb_generic_event_t& event) { return event.response_type & 0x7F; }
    template <class T>
    static const T& as(const xcb_generic_event_t& event) {
        return reinterpret_cast<const T&>(event);
    }

    void answer(const xcb_generic_event_t& event) {
        switch (kind(event)) {
            case XCB_SELECTION_REQUEST: return give(as<xcb_selection_request_event_t>(event));
            case XCB_PROPERTY_NOTIFY: return go_on(as<xcb_property_notify_event_t>(event));
            case XCB_DESTROY_NOTIFY: return forget(as<xcb_destroy_notify_event_t>(event).window);
            case XCB_SELECTION_CLEAR:  // another program copied something
                picture_.reset();
                return;
            default: return;  // events are an open list, errors of readers that are gone among them
        }
    }

    void give(const xcb_selection_request_event_t& asked) {
        xcb_selection_notify_event_t answer{};
        answer.response_type = XCB_SELECTION_NOTIFY;
        answer.time = asked.time;
        answer.requestor = asked.requestor;
        answer.selection = asked.selection;
        answer.target = asked.target;
        // Old programs name no property: that of the target is meant.
        const xcb_atom_t property = asked.property != XCB_ATOM_NONE ? asked.property : asked.target;
        const bool ours = picture_ && asked.selection == atoms_.clipboard &&
                          (asked.time == XCB_CURRENT_TIME || asked.time >= since_);
        const bool given = ours && (asked.target == atoms_.multiple ? put_several(asked.requestor, property)
                                                                    : put(asked.requestor, property, asked.target));
        answer.property = given ? property : static_cast<xcb_atom_t>(XCB_ATOM_NONE);
        xcb_send_event(c_, 0, asked.requestor, XCB_EVENT_MASK_NO_EVENT, reinterpret_cast<const char*>(&answer));
    }

    void put_words(xcb_window_t reader, xcb_atom_t property, xcb_atom_t type, const std::vector<std::uint32_t>& words) {
        xcb_change_property(c_, XCB_PROP_MODE_REPLACE, reader, property, type, 32,
                            static_cast<std::uint32_t>(words.size()), words.data());
    }

    /// False for what is not offered.
    bool put(xcb_window_t reader, xcb_atom_t property, xcb_atom_t target) {
        if (target == atoms_.targets) {
            put_words(reader, property, XCB_ATOM_ATOM, {atoms_.targets, atoms_.timestamp, atoms_.multiple, atoms_.png});
            return true;
        }
        if (target == atoms_.timestamp) {
            put_words(reader, property, XCB_ATOM_INTEGER, {since_});
            return true;
        }
        if (target != atoms_.png) return false;
        if (picture_->size() <= piece_bytes) {
            put_piece({reader, property, picture_, 0}, picture_->size());
            return true;
        }
        const std::uint32_t events = XCB_EVENT_MASK_PROPERTY_CHANGE | XCB_EVENT_MASK_STRUCTURE_NOTIFY;
        xcb_change_window_attributes(c_, reader, XCB_CW_EVENT_MASK, &events);
        std::erase_if(transfers_, [&](const Transfer& t) { return t.reader == reader && t.property == property; });
        transfers_.push_back({reader, property, picture_, 0});
        put_words(reader, property, atoms_.incr, {static_cast<std::uint32_t>(picture_->size())});
        return true;
    }

    /// Pairs of target and property; those that cannot be given lose their property.
    bool put_several(xcb_window_t reader, xcb_atom_t property) {
        constexpr std::uint32_t most_words = 256;
        const auto cookie = xcb_get_property(c_, 0, reader, property, atoms_.atom_pair, 0, most_words);
        const Reply<xcb_get_property_reply_t> read(xcb_get_property_reply(c_, cookie, nullptr));
        if (!read || read->format != 32) return false;
        const auto* words = static_cast<const std::uint32_t*>(xcb_get_property_value(read.get()));
        std::vector<std::uint32_t> pairs(words, words + xcb_get_property_value_length(read.get()) / 4);
        for (std::size_t i = 0; i + 1 < pairs.size(); i += 2)
            if (pairs[i] == atoms_.multiple || !put(reader, pairs[i + 1], pairs[i])) pairs[i + 1] = XCB_ATOM_NONE;
        put_words(reader, property, atoms_.atom_pair, pairs);
        return true;
    }

    void put_piece(const Transfer& transfer, std::size_t bytes) {
        xcb_change_property(c_, XCB_PROP_MODE_REPLACE, transfer.reader, transfer.property, atoms_.png, 8,
                            static_cast<std::uint32_t>(bytes), transfer.picture->data() + transfer.sent);
    }

    /// A piece of no bytes says that it was the last one.
    void go_on(const xcb_property_notify_event_t& changed) {
        if (changed.state != XCB_PROPERTY_DELETE) return;
        const auto at = std::ranges::find_if(transfers_, [&](const Transfer& t) {
            return t.reader == changed.window && t.property == changed.atom;
        });
        if (at == transfers_.end()) return;
        const std::size_t bytes = std::min(piece_bytes, at->picture->size() - at->sent);
        put_piece(*at, bytes);
        at->sent += bytes;
        if (bytes == 0) transfers_.erase(at);
    }

    void forget(xcb_window_t reader) {
        std::erase_if(transfers_, [reader](const Transfer& t) { return t.reader == reader; });
    }

    xcb_connection_t* c_;
    xcb_window_t window_;
    Atoms atoms_;
    Picture picture_;
    xcb_timestamp_t since_ = XCB_CURRENT_TIME;
    std::vector<Transfer> transfers_;
};

class X11Clipboard final : public PictureClipboard {
  public:
    /// What is written to the second end of the pipe `bell` wakes the thread.
    X11Clipboard(Connection connection, xcb_window_t window, std::array<int, 2> bell)
        : connection_(std::move(connection)), window_(window), bell_(bell), thread_([this] { work(); }) {}
    ~X11Clipboard() override {
        ending_ = true;
        ring();
        thread_.join();
        for (const int end : bell_) ::close(end);
    }
    X11Clipboard(const X11Clipboard&) = delete;
    X11Clipboard& operator=(const X11Clipboard&) = delete;

    Status offer(std::string png) override {
        Order order{std::make_shared<const std::string>(std::move(png)), {}};
        auto done = order.done.get_future();
        {
            const std::scoped_lock lock(mutex_);
            orders_.push_back(std::move(order));
        }
        ring();
        return done.get();
    }

  private:
    struct Order {
        Picture picture;
        std::promise<Status> done;
    };

    void ring() const {
        // A full pipe has rung already.
        [[maybe_unused]] const auto written = ::write(bell_[1], "", 1);
    }

    std::vector<Order> take_orders() {
        const std::scoped_lock lock(mutex_);
        return std::exchange(orders_, {});
    }

    void work() {
        Owner owner(connection_.get(), window_);
        bool display = true;
        while (!ending_) {
            for (Order& order : take_orders()) order.done.set_value(owner.take(std::move(order.picture)));
            display = display && owner.answer_all();
            // Without a display only orders are waited for: each is refused.
            std::array<pollfd, 2> waits{{{bell_[0], POLLIN, 0}, {xcb_get_file_descriptor(connection_.get()), POLLIN, 0}}};
            ::poll(waits.data(), display ? 2 : 1, -1);
            std::array<char, 64> rings{};
            if ((waits[0].revents & POLLIN) != 0)
                [[maybe_unused]] const auto heard = ::read(bell_[0], rings.data(), rings.size());
        }
        for (Order& order : take_orders()) order.done.set_value(owner.take(std::move(order.picture)));
        owner.end();
    }

    Connection connection_;
    xcb_window_t window_;
    std::array<int, 2> bell_;
    std::mutex mutex_;
    std::vector<Order> orders_;
    std::atomic<bool> ending_ = false;
    std::thread thread_;  ///< last: starts when all else stands
};

}  // namespace

std::unique_ptr<PictureClipboard> make_x11_clipboard(const char* display) {
    Connection connection(xcb_connect(display, nullptr));
    if (xcb_connection_has_error(connection.get()) != 0) return nullptr;
    const xcb_screen_t* screen = xcb_setup_roots_iterator(xcb_get_setup(connection.get())).data;
    std::array<int, 2> bell{};
    if (screen == nullptr || ::pipe(bell.data()) != 0) return nullptr;
    const xcb_window_t window = xcb_generate_id(connection.get());
    const std::uint32_t events = XCB_EVENT_MASK_PROPERTY_CHANGE;
    // Never mapped: it owns the selection, nobody sees it.
    xcb_create_window(connection.get(), XCB_COPY_FROM_PARENT, window, screen->root, 0, 0, 1, 1, 0,
                      XCB_WINDOW_CLASS_INPUT_OUTPUT, screen->root_visual, XCB_CW_EVENT_MASK, &events);
    return std::make_unique<X11Clipboard>(std::move(connection), window, bell);
}

}  // namespace maillage::app::gui
