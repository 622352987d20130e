#version 330 core
// SPDX-License-Identifier: Apache-2.0
flat in uint number;
out uint written;

void main() { written = number; }
