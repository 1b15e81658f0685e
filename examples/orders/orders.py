"""The action group "orders": looks orders up, and cancels one only while it is PROCESSING.

As a command it reads the event on standard input and writes the envelope to standard output; AWS Lambda calls handler().
"""

import json
import os
import sys
import traceback
import uuid

import dynamodb

TABLE = os.environ.get("ORDERS_TABLE", "orders")
LONGEST_ORDER_ID = 100


class Refusal(Exception):
    """Its message is a sentence for the model and the user, who both get it word for word. The status is for an API schema."""

    def __init__(self, sentence, status=422):
        super().__init__(sentence)
        self.status = status


def get_order(parameters, event):
    order = find_order(order_id_of(parameters))
    return json.dumps({name: value for name, value in order.items() if name != "cancelledBy"})


def cancel_order(parameters, event):
    """Who cancelled it is kept with it: the same call that comes again is told the same, another that it came too late."""
    order_id = order_id_of(parameters)
    key = event.get("idempotencyKey") or str(uuid.uuid4())
    done = f"Order {order_id} has been cancelled."
    if cancel_while_processing(order_id, key):
        return done
    order = find_order(order_id)
    if order.get("status") == "CANCELLED" and order.get("cancelledBy") == key:
        return done
    raise Refusal(why_not(order), 409)


FUNCTIONS = {"get_order": get_order, "cancel_order": cancel_order}
OPERATIONS = {"GET /orders/{orderId}": get_order, "POST /orders/{orderId}/cancellation": cancel_order}


def order_id_of(parameters):
    order_id = parameters.get("orderId", "").strip()
    if order_id == "":
        raise Refusal('The parameter "orderId" is missing.')
    if len(order_id) > LONGEST_ORDER_ID:
        raise Refusal("That is not an order number. Ask for the number of the order.")
    return order_id


def find_order(order_id):
    request = {"TableName": TABLE, "Key": {"orderId": {"S": order_id}}, "ConsistentRead": True}
    try:
        item = dynamodb.call("GetItem", request).get("Item")
    except dynamodb.DynamoDbError as error:
        raise Refusal(
            "The order system cannot be reached at the moment, so nothing is known about"
            f" order {order_id}. Try again later.",
            503,
        ) from error
    if not item:
        raise Refusal(f"There is no order {order_id}.", 404)
    return {name: value_of(value) for name, value in item.items()}


def cancel_while_processing(order_id, key):
    """Whether it was cancelled: not when there is no such order, or it was no longer PROCESSING."""
    request = {
        "TableName": TABLE,
        "Key": {"orderId": {"S": order_id}},
        "UpdateExpression": "SET #status = :cancelled, cancelledBy = :key",
        "ConditionExpression": "#status = :processing",
        "ExpressionAttributeNames": {"#status": "status"},
        "ExpressionAttributeValues": {
            ":cancelled": {"S": "CANCELLED"},
            ":processing": {"S": "PROCESSING"},
            ":key": {"S": key},
        },
    }
    try:
        dynamodb.call("UpdateItem", request)
        return True
    except dynamodb.DynamoDbError as error:
        if error.type == "ConditionalCheckFailedException":
            return False
        raise Refusal(
            f"The order system did not confirm that order {order_id} was cancelled."
            " Look the order up before trying again.",
            503,
        ) from error


def why_not(order):
    order_id, status = order["orderId"], order.get("status")
    if status == "SHIPPED":
        by = f" with {order['carrier']}" if "carrier" in order else ""
        tracking = f" (tracking number {order['trackingNumber']})" if "trackingNumber" in order else ""
        return f"Order {order_id} has been shipped{by}{tracking} and cannot be cancelled."
    if status == "DELIVERED":
        return f"Order {order_id} has been delivered and cannot be cancelled."
    if status == "CANCELLED":
        return f"Order {order_id} was already cancelled before."
    if status == "PROCESSING":
        return f"Order {order_id} was not cancelled, because it was being changed. Try again."
    return f"Order {order_id} is {status} and cannot be cancelled."


def value_of(value):
    """A value of DynamoDB's, such as {"N": "3"}."""
    ((type, held),) = value.items()
    if type == "N":
        return float(held) if set(held) & set(".eE") else int(held)
    if type == "NULL":
        return None
    if type == "L":
        return [value_of(each) for each in held]
    if type == "M":
        return {name: value_of(each) for name, each in held.items()}
    return held


def handler(event, context=None):
    """An event has a function, or, by an API schema, a path and a method."""
    try:
        parameters = {each["name"]: str(each.get("value", "")) for each in event.get("parameters") or []}
        return envelope(event, called(event)(parameters, event))
    except Refusal as refusal:
        if refusal.__cause__:
            traceback.print_exception(refusal.__cause__, file=sys.stderr)
        return envelope(event, str(refusal), refusal.status)
    except Exception:
        traceback.print_exc(file=sys.stderr)
        sentence = "The call failed for a reason on our side. Whether it had an effect is not known."
        return envelope(event, sentence, 500, responseState="FAILURE")


def called(event):
    known, name = FUNCTIONS, event.get("function")
    if "apiPath" in event:
        known, name = OPERATIONS, f"{event.get('httpMethod', '').upper()} {event['apiPath']}"
    if name not in known:
        raise Refusal(f"There is no {name}. There is: {', '.join(known)}.", 404)
    return known[name]


def envelope(event, body, status=200, **state):
    response = {"actionGroup": event.get("actionGroup")}
    if "apiPath" in event:
        response |= {"apiPath": event["apiPath"], "httpMethod": event.get("httpMethod"), "httpStatusCode": status}
        response["responseBody"] = {"application/json": {"body": body}}
    else:
        response["function"] = event.get("function")
        response["functionResponse"] = {**state, "responseBody": {"TEXT": {"body": body}}}
    return {"messageVersion": "1.0", "response": response}


if __name__ == "__main__":
    json.dump(handler(json.load(sys.stdin)), sys.stdout)
