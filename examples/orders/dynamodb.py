"""Calls DynamoDB with nothing but Python's standard library."""

import datetime
import hashlib
import hmac
import http.client
import json
import os
import random
import time
import urllib.error
import urllib.parse
import urllib.request

ATTEMPTS = 3
ATTEMPT_SECONDS = 3
PASSING = {
    "Unreachable",
    "InternalServerError",
    "ServiceUnavailable",
    "ThrottlingException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
}


class DynamoDbError(Exception):
    """DynamoDB said no, or nothing. The type is the exception's name without its namespace."""

    def __init__(self, type, message):
        super().__init__(f"{type}: {message}")
        self.type = type


def call(operation, request):
    """Calls an operation such as GetItem, and again when the failure may pass: it has to be one that may be repeated."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return call_once(operation, json.dumps(request).encode())
        except DynamoDbError as error:
            if error.type not in PASSING or attempt == ATTEMPTS:
                raise
            time.sleep(0.1 * 2 ** (attempt - 1) * (0.5 + random.random()))


def call_once(operation, body):
    region = os.environ.get("AWS_REGION", "us-east-1")
    endpoint = os.environ.get("AWS_ENDPOINT_URL_DYNAMODB", f"https://dynamodb.{region}.amazonaws.com")
    headers = signed_headers(endpoint, region, f"DynamoDB_20120810.{operation}", body)
    request = urllib.request.Request(urllib.parse.urljoin(endpoint, "/"), data=body, headers=headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=ATTEMPT_SECONDS) as response:
            return json.loads(response.read())
    except urllib.error.HTTPError as error:
        text = error.read().decode("utf-8", "replace")
        raise DynamoDbError(error_type(error.code, text), f"status {error.code}: {text[:500]}") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise DynamoDbError("Unreachable", f"no answer from {endpoint}") from error


def error_type(status, text):
    if status >= 500:
        return "InternalServerError"
    try:
        return json.loads(text)["__type"].split("#")[-1]
    except (ValueError, KeyError, TypeError, AttributeError):
        return "ServiceUnavailable"


def signed_headers(endpoint, region, target, body):
    """Signature Version 4. https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html"""
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    scope = f"{now[:8]}/{region}/dynamodb/aws4_request"
    headers = {
        "content-type": "application/x-amz-json-1.0",
        "host": urllib.parse.urlsplit(endpoint).netloc,
        "x-amz-date": now,
    }
    if os.environ.get("AWS_SESSION_TOKEN"):
        headers["x-amz-security-token"] = os.environ["AWS_SESSION_TOKEN"]
    headers["x-amz-target"] = target
    names = ";".join(headers)
    lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
    request = "\n".join(["POST", "/", "", lines, names, hashlib.sha256(body).hexdigest()])
    to_sign = "\n".join(["AWS4-HMAC-SHA256", now, scope, hashlib.sha256(request.encode()).hexdigest()])
    key = ("AWS4" + os.environ.get("AWS_SECRET_ACCESS_KEY", "")).encode()
    for part in [*scope.split("/"), to_sign]:
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    credential = f"{os.environ.get('AWS_ACCESS_KEY_ID', '')}/{scope}"
    authorization = f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders={names}, Signature={key.hex()}"
    return {**headers, "authorization": authorization}
