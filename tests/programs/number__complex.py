"""Numbers with two parts."""

z = 3+4j
print(z*z, abs(z), z.conjugate(), z.real, -z, z/2, 1/z, z**2, 2j, complex(1, 2), complex("1+2j"), z == 3+4j, {z: 1}, 1j*1j, complex(0, -0.0), z + 1.5, f"{z:.2f}", type(z), isinstance(z, complex))
