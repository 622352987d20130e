#version 330 core
// SPDX-License-Identifier: Apache-2.0
// One triangle that covers the picture; drawn without any buffer.
void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0;
    gl_Position = vec4(corner, 0.0, 1.0);
}
