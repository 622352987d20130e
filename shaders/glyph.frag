#version 330 core
// SPDX-License-Identifier: Apache-2.0
in vec2 place;
flat in vec4 ink_color;
uniform sampler2D atlas;
out vec4 color;

void main() { color = vec4(ink_color.rgb, ink_color.a * texelFetch(atlas, ivec2(place), 0).r); }
