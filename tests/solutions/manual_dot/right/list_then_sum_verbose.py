# style: verbose step by step version with an intermediate list
def check_lengths(first_vector, second_vector):
    first_length = len(first_vector)
    second_length = len(second_vector)
    if first_length != second_length:
        message = "first vector has " + str(first_length)
        message = message + " entries but the second has " + str(second_length)
        raise ValueError(message)


def manual_dot(first_vector, second_vector):
    # Step 1: make sure that the vectors fit together
    check_lengths(first_vector, second_vector)
    # Step 2: multiply entry by entry
    list_of_products = []
    for index in range(0, len(first_vector)):
        product = first_vector[index] * second_vector[index]
        list_of_products.append(product)
    # Step 3: add everything up
    final_sum = 0
    for product in list_of_products:
        final_sum = final_sum + product
    return final_sum
