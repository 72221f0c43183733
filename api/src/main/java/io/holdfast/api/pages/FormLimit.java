package io.holdfast.api.pages;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a form no further than the size a request may have. */
final class FormLimit implements ContainerRequestFilter {

    @Context
    private @Nullable ResourceInfo resource;

    private final int bytes;

    FormLimit(int bytes) {
        this.bytes = bytes;
    }

    /** Whether fields of a form would be handed to the method, which cannot be without one. */
    private boolean wantsForm() {
        return resource != null
                && Arrays.stream(resource.getResourceMethod().getParameters())
                        .anyMatch(one -> one.isAnnotationPresent(FormParam.class));
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        MediaType type = request.getMediaType();
        if (type == null && wantsForm()) {
            throw new NotSupportedException();
        }
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
