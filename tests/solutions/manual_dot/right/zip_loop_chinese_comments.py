# style: zip loop with Chinese comments
def manual_dot(x, y):
    # 先检查两个向量的长度是否相同
    if len(x) != len(y):
        raise ValueError("两个向量的长度不一样")
    # 从零开始累加
    result = 0.0
    for a, b in zip(x, y):
        result += a * b  # 对应元素相乘，再相加
    return result
