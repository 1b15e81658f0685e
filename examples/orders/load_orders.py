"""Makes the table, and puts the orders of orders.json in it as they were at first."""

import json
import os
import pathlib
import time

import dynamodb

TABLE = os.environ.get("ORDERS_TABLE", "orders")

try:
    dynamodb.call(
        "CreateTable",
        {
            "TableName": TABLE,
            "AttributeDefinitions": [{"AttributeName": "orderId", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "orderId", "KeyType": "HASH"}],
            "BillingMode": "PAY_PER_REQUEST",
        },
    )
except dynamodb.DynamoDbError as error:
    if error.type != "ResourceInUseException":
        raise
while dynamodb.call("DescribeTable", {"TableName": TABLE})["Table"]["TableStatus"] != "ACTIVE":
    time.sleep(0.2)
orders = json.loads(pathlib.Path(__file__).with_name("orders.json").read_text())
for order in orders:
    item = {name: {"S": value} for name, value in order.items()}
    dynamodb.call("PutItem", {"TableName": TABLE, "Item": item})
print(f"{len(orders)} orders are in the table {TABLE}.")
