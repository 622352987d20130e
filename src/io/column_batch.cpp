// SPDX-License-Identifier: Apache-2.0
#include "io/column_batch.h"

#include <algorithm>
#include <cmath>
#include <cpl_string.h>
#include <ogr_recordbatch.h>
#include <ogrsf_frmts.h>

#include "io/gdal_session.h"
#include "io/input_error.h"

namespace maillage::io {
namespace {

template <class T>
const T* buffer(const ArrowArray& array, int which) {
    return static_cast<const T*>(array.buffers[which]);
}

bool is_null(const ArrowArray& array, std::size_t at) {
    const auto* valid = buffer<std::uint8_t>(array, 0);
    return valid != nullptr && ((valid[at / 8] >> (at % 8)) & 1) == 0;
}

/// Arrow's format letters for the kinds we read.
bool fits(ColumnKind kind, std::string_view format) {
    switch (kind) {
        case ColumnKind::text: return format == "u";
        case ColumnKind::integer: return format == "i" || format == "l" || format == "s" || format == "g";
        case ColumnKind::real: return format == "g" || format == "f" || format == "i" || format == "l";
        case ColumnKind::geometry: return format == "z";
    }
    return false;
}

std::string_view variable_bytes(const ArrowArray& array, std::size_t at) {
    const auto* offsets = buffer<std::int32_t>(array, 1);
    const auto* bytes = buffer<char>(array, 2);
    return {bytes + offsets[at], static_cast<std::size_t>(offsets[at + 1] - offsets[at])};
}

/// An Arrow structure and its release callback.
template <class Structure>
struct Released : Structure {
    Released() : Structure{} {}
    ~Released() { drop(); }
    Released(const Released&) = delete;
    Released& operator=(const Released&) = delete;
    void drop() {
        if (this->release != nullptr) this->release(this);
        this->release = nullptr;
    }
};

/// Column positions and formats in the stream, in the order of the specs.
struct Layout {
    std::vector<std::pair<std::size_t, std::string>> columns;
};

class Reading {
  public:
    Reading(const Dataset& dataset, std::string layer, std::span<const ColumnSpec> specs)
        : dataset_(dataset), layer_name_(std::move(layer)), specs_(specs) {}

    Status run(const std::function<Status(const ColumnBatch&)>& use) {
        OGRLayer* layer = dataset_.handle().GetLayerByName(layer_name_.c_str());
        if (layer == nullptr) return fail(error("table.no_layer"_text, "table.no_layer_remedy"_text));
        ignore_other_fields(*layer);
        Released<ArrowArrayStream> stream;
        Released<ArrowSchema> schema;
        CPLStringList options;
        options.SetNameValue("INCLUDE_FID", "NO");
        if (!layer->GetArrowStream(&stream, options.List()) || stream.get_schema(&stream, &schema) != 0)
            return fail(broken());
        auto layout = find_columns(*layer, schema);
        if (!layout) return fail(layout.error());
        return read(stream, *layout, use);
    }

  private:
    Error error(TextKey what, TextKey remedy, std::string_view column = {}) const {
        Message words = message(what).with("layer", layer_name_);
        if (!column.empty()) words.with("column", std::string(column));
        return input_error(dataset_.path(), layer_name_, std::move(words), remedy);
    }

    Error broken() const {
        return input_error(dataset_.path(), layer_name_,
                           message("dataset.unreadable"_text)
                               .with("format", dataset_.driver())
                               .with("detail", messages_.first()),
                           "dataset.unreadable_remedy"_text);
    }

    [[nodiscard]] bool wants(std::string_view name) const {
        return std::any_of(specs_.begin(), specs_.end(),
                           [&](const ColumnSpec& spec) { return spec.name == name; });
    }

    /// What is not asked for is not read: the outlines of the upper levels stay on disk.
    void ignore_other_fields(OGRLayer& layer) const {
        CPLStringList ignored;
        const OGRFeatureDefn& definition = *layer.GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            const char* name = definition.GetFieldDefn(i)->GetNameRef();
            if (!wants(name)) ignored.AddString(name);
        }
        const bool geometry = std::any_of(specs_.begin(), specs_.end(), [](const ColumnSpec& spec) {
            return spec.kind == ColumnKind::geometry;
        });
        if (!geometry) ignored.AddString("OGR_GEOMETRY");
        layer.SetIgnoredFields(const_cast<const char**>(ignored.List()));
    }

    Result<Layout> find_columns(OGRLayer& layer, const ArrowSchema& schema) const {
        Layout layout;
        for (const ColumnSpec& spec : specs_) {
            const std::string name(spec.kind == ColumnKind::geometry ? layer.GetGeometryColumn() : spec.name);
            std::size_t at = 0;
            const auto count = static_cast<std::size_t>(schema.n_children);
            while (at < count && name != schema.children[at]->name) ++at;
            if (at == count)
                return fail(error("table.no_column"_text, "table.no_column_remedy"_text, spec.name));
            std::string format = schema.children[at]->format;
            if (!fits(spec.kind, format))
                return fail(error("table.wrong_kind"_text, "table.no_column_remedy"_text, spec.name));
            layout.columns.emplace_back(at, std::move(format));
        }
        return layout;
    }

    Status read(ArrowArrayStream& stream, const Layout& layout,
                const std::function<Status(const ColumnBatch&)>& use) const {
        for (std::size_t first_row = 0;;) {
            Released<ArrowArray> batch;
            if (stream.get_next(&stream, &batch) != 0 || messages_.failed()) return fail(broken());
            if (batch.release == nullptr) return {};
            std::vector<ColumnBatch::Column> columns;
            for (const auto& [at, format] : layout.columns) columns.push_back({batch.children[at], format});
            const auto rows = static_cast<std::size_t>(batch.length);
            if (Status used = use(ColumnBatch(std::move(columns), rows, first_row)); !used) return used;
            first_row += rows;
        }
    }

    const Dataset& dataset_;
    std::string layer_name_;
    std::span<const ColumnSpec> specs_;
    GdalMessages messages_;
};

}  // namespace

std::optional<std::string_view> ColumnBatch::text(std::size_t column, std::size_t row) const {
    const ArrowArray& array = *columns_[column].array;
    const std::size_t at = row + static_cast<std::size_t>(array.offset);
    if (is_null(array, at)) return std::nullopt;
    return variable_bytes(array, at);
}

std::optional<double> ColumnBatch::real(std::size_t column, std::size_t row) const {
    const auto& [array, format] = columns_[column];
    const std::size_t at = row + static_cast<std::size_t>(array->offset);
    if (is_null(*array, at)) return std::nullopt;
    if (format == "g") return buffer<double>(*array, 1)[at];
    if (format == "f") return buffer<float>(*array, 1)[at];
    if (format == "l") return static_cast<double>(buffer<std::int64_t>(*array, 1)[at]);
    if (format == "s") return buffer<std::int16_t>(*array, 1)[at];
    return buffer<std::int32_t>(*array, 1)[at];
}

std::optional<std::int64_t> ColumnBatch::integer(std::size_t column, std::size_t row) const {
    const auto& [array, format] = columns_[column];
    if (format == "l") {
        const std::size_t at = row + static_cast<std::size_t>(array->offset);
        if (is_null(*array, at)) return std::nullopt;
        return buffer<std::int64_t>(*array, 1)[at];
    }
    const auto value = real(column, row);
    // 2^53: beyond it a double no longer tells whole numbers apart. A NaN fails the comparison.
    if (!value || !(std::abs(*value) <= 9007199254740992.0) || std::trunc(*value) != *value)
        return std::nullopt;
    return static_cast<std::int64_t>(*value);
}

std::optional<std::span<const std::byte>> ColumnBatch::geometry(std::size_t column, std::size_t row) const {
    const auto bytes = text(column, row);
    if (!bytes) return std::nullopt;
    return std::as_bytes(std::span(bytes->data(), bytes->size()));
}

Status for_each_batch(const Dataset& dataset, const std::string& layer, std::span<const ColumnSpec> columns,
                      const std::function<Status(const ColumnBatch&)>& use) {
    return Reading(dataset, layer, columns).run(use);
}

}  // namespace maillage::io
