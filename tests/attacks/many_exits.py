# goal: denial
# technique: a cell that ends the process each time it is run, twenty times over
# with: honest answers above
# expect: status graded
# make: "import os\n" + "os._exit(1)\n" * 20
