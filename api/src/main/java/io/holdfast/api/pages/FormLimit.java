package io.holdfast.api.pages;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Reads a form no further than the size a request may have. */
final class FormLimit implements ContainerRequestFilter {

    private final int bytes;

    FormLimit(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        MediaType type = request.getMediaType();
        if (type == null || !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return;
        }
        byte[] form = request.getLength() > bytes
                ? new byte[bytes + 1]
                : request.getEntityStream().readNBytes(bytes + 1);
        if (form.length > bytes) {
            throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        request.setEntityStream(new ByteArrayInputStream(form));
    }
}
