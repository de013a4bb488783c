def 点积(向量一, 向量二):
    if len(向量一) != len(向量二):
        raise ValueError("长度不同")
    总和 = 0
    for α, β in zip(向量一, 向量二):
        总和 += α * β
    return 总和


manual_dot = 点积
dot_answers = (点积([1, 2, 3], [4, 5, 6]), 点积([1, 2, 3], [1, -1, 0]), 点积([1, 2, 3], [0, 0, 0]))
