# style: pure Python with Chinese comments
def cosine_similarity(a, b):
    """余弦相似度"""
    if len(a) != len(b):
        raise ValueError("长度必须相同")
    # 点积
    dian_ji = sum(p * q for p, q in zip(a, b))
    # 模长
    mo_a = sum(p ** 2 for p in a) ** 0.5
    mo_b = sum(q ** 2 for q in b) ** 0.5
    # 零向量：规定为 0
    if mo_a * mo_b == 0:
        return 0.0
    return dian_ji / (mo_a * mo_b)
