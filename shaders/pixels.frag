#version 330 core
// SPDX-License-Identifier: Apache-2.0
// Finished pixels, one to one; their alpha is multiplied in already.
uniform sampler2D pixels;
out vec4 color;

void main() { color = texelFetch(pixels, ivec2(gl_FragCoord.xy), 0); }
