# goal: denial
# technique: numbers of a hundred thousand digits, and constants that fold to gigabytes
# with: honest answers below
# expect: status ungradable
# make: "a = " + "9" * 100_000 + "\nb = 0x" + "f" * 200_000 + "\nc = 'x' * 10**9 * 0\nd = 10 ** 10 ** 6\n"
