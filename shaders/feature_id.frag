#version 330 core
// SPDX-License-Identifier: Apache-2.0
flat in vec4 id;
out vec4 written;

void main() { written = id; }
