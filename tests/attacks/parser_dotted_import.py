# goal: denial
# technique: the import of a module fifty thousand levels down
# with: honest answers below
# expect: status ungradable
# make: "import a" + ".a" * 50_000 + "\n"
