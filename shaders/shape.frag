#version 330 core
// SPDX-License-Identifier: Apache-2.0
// Signed distance fields: negative inside, px.
in vec2 at;
flat in vec2 reach;
flat in vec4 shape;
flat in vec4 fill_color;
flat in vec4 border_color;
flat in vec4 halo_color;
flat in vec4 hatch_color;
uniform float hatch_period;
out vec4 color;

const int circle = 0, ring = 1, diamond = 2, cross_sign = 3, rectangle = 4, north_arrow = 5;

float to_rectangle(vec2 p, vec2 b, float radius) {
    vec2 q = abs(p) - b + radius;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
}

float to_segment(vec2 p, vec2 a, vec2 b) {
    vec2 ab = b - a;
    return length(p - a - ab * clamp(dot(p - a, ab) / dot(ab, ab), 0.0, 1.0));
}

// Polygon (tip, right foot, notch, left foot), by Quilez's distance to a polygon.
float to_arrow(vec2 p, vec2 b) {
    vec2 v[4] = vec2[4](vec2(0.0, -b.y), vec2(b.x, b.y), vec2(0.0, b.y * 0.45), vec2(-b.x, b.y));
    float d = dot(p - v[0], p - v[0]);
    float s = 1.0;
    for (int i = 0, j = 3; i < 4; j = i, ++i) {
        vec2 e = v[j] - v[i];
        vec2 w = p - v[i];
        vec2 away = w - e * clamp(dot(w, e) / dot(e, e), 0.0, 1.0);
        d = min(d, dot(away, away));
        bvec3 c = bvec3(p.y >= v[i].y, p.y < v[j].y, e.x * w.y > e.y * w.x);
        if (all(c) || all(not(c))) s = -s;
    }
    return s * sqrt(d);
}

float distance_to(int kind, vec2 p) {
    if (kind == diamond) return (abs(p.x) * reach.y + abs(p.y) * reach.x - reach.x * reach.y) / length(reach);
    if (kind == cross_sign)
        return min(to_segment(p, -reach, reach), to_segment(p, vec2(-reach.x, reach.y), vec2(reach.x, -reach.y))) -
               shape.z * 0.5;
    if (kind == rectangle) return to_rectangle(p, reach, shape.y);
    if (kind == north_arrow) return to_arrow(p, reach);
    return length(p) - reach.x;
}

void main() {
    int kind = int(shape.x + 0.5);
    float d = distance_to(kind, at);
    float inside = clamp(0.5 - d, 0.0, 1.0);
    vec4 ground = fill_color;
    if (hatch_color.a > 0.0) {
        float along = abs(fract((at.x - at.y) * 0.70710678 / hatch_period) - 0.5) * hatch_period;
        ground = mix(ground, hatch_color, clamp(hatch_period * 0.14 - along + 0.5, 0.0, 1.0));
    }
    float border_width = kind == cross_sign ? 2.0 * shape.z : shape.z;
    float in_border = border_width > 0.0 ? clamp(d + border_width + 0.5, 0.0, 1.0) : 0.0;
    float border_alpha = in_border * border_color.a;
    vec4 body = vec4(mix(ground.rgb, border_color.rgb, border_alpha), max(ground.a, border_alpha));
    float in_halo = clamp(0.5 + shape.w - d, 0.0, 1.0) * halo_color.a * (shape.w > 0.0 ? 1.0 : 0.0);
    float body_alpha = inside * body.a;
    float alpha = body_alpha + in_halo * (1.0 - body_alpha);
    vec3 rgb = (body.rgb * body_alpha + halo_color.rgb * in_halo * (1.0 - body_alpha)) / max(alpha, 1e-4);
    color = vec4(rgb, alpha);
}
